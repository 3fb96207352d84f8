package io.aftercare.engine;

import java.time.Duration;
import java.util.Map;

/**
 * A message for the engine.
 *
 * @param name one of {@link MessageName}
 * @param correlationKey what the waiting process instance is found by
 * @param messageId makes a repeated publication harmless while the engine holds the first one
 * @param timeToLive how long the engine keeps the message for an instance that does not wait yet
 * @param variables ids and small facts, see {@link ProcessVariable}
 */
public record EngineMessage(
        String name, String correlationKey, String messageId, Duration timeToLive, Map<String, String> variables) {

    /** A message about a run that waits for it. */
    public static EngineMessage toRun(String name, String correlationKey, String messageId) {
        return new EngineMessage(name, correlationKey, messageId, Duration.ofDays(1), Map.of());
    }
}
