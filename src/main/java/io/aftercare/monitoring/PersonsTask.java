package io.aftercare.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that a person is to do.
 *
 * @param assignee whose it is, null when nobody took it yet
 * @param groups who may take it
 * @param endedAt null while it is open
 * @param canceled whether it ended without being done
 */
public record PersonsTask(
        long key,
        String elementId,
        long elementInstanceKey,
        @Nullable String assignee,
        List<String> groups,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant endedAt,
        boolean canceled) {}
