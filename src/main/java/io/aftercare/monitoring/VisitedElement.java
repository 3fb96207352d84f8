package io.aftercare.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An element of a diagram that an instance came to; one that it came to twice is there twice.
 *
 * @param key of the element instance
 * @param id in the BPMN file
 * @param type in the engine's words, such as {@code SERVICE_TASK}
 * @param endedAt null while the instance is there
 * @param terminated whether it was left without being done
 */
public record VisitedElement(
        long key,
        String id,
        String type,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean terminated) {

    /** Whether the instance is there now. */
    public boolean isActive() {
        return endedAt == null;
    }
}
