package io.aftercare.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that stops an instance until a person resolves it.
 *
 * @param jobKey null when it is not about a job
 * @param errorType the engine's word, such as {@code JOB_NO_RETRIES}
 * @param message of the worker or of the engine
 * @param resolvedAt null while it is open
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
        @Nullable Instant resolvedAt) {

    /** Whether it still stops its instance. */
    public boolean isOpen() {
        return resolvedAt == null;
    }
}
