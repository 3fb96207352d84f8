package io.aftercare.monitoring;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One process on its way through its diagram.
 *
 * @param key the engine's own
 * @param definitionKey of the very version that it runs
 * @param processName null for a process without a name
 * @param calledBy the instance that called it, null for one that nobody called
 * @param calledFrom the element instance of the caller that called it, null with {@code calledBy}
 * @param variables of the instance itself, each a JSON text, by name in the order of the alphabet
 * @param endedAt null while it runs
 * @param terminated whether it was ended from outside
 */
public record ProcessInstance(
        long key,
        long definitionKey,
        String processId,
        int version,
        @Nullable String processName,
        @Nullable Long calledBy,
        @Nullable Long calledFrom,
        Map<String, String> variables,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean terminated) {

    /** What people call it. */
    public String title() {
        return processName == null || processName.isBlank() ? processId : processName;
    }
}
