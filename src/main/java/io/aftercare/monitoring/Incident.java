package io.aftercare.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that stops an instance until a person resolves it.
 *
 * @param jobKey null when it is not about a job
 * @param errorType the engine's word, such as {@code JOB_NO_RETRIES}
 * @param message of the worker or of the engine
 * @param isOpen whether it still stops its instance
 * @param resolvedAt null while it is open, and where that is not told
 */
public record Incident(
        long key,
        long processInstanceKey,
        String processId,
        String elementId,
        long elementInstanceKey,
        @Nullable Long jobKey,
        String errorType,
        String message,
        Instant createdAt,
        boolean isOpen,
        @Nullable Instant resolvedAt) {}
