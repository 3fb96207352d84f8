package io.aftercare.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try of a job that failed.
 *
 * @param message of the worker
 * @param retriesLeft how often it is tried again; 0 made an incident
 * @param retryAt when, at the earliest; null for at once
 */
public record FailedTry(
        String elementId,
        long elementInstanceKey,
        long jobKey,
        String message,
        int retriesLeft,
        @Nullable Instant retryAt,
        Instant failedAt) {}
