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

    /** A message without variables. */
    public static EngineMessage plain(String name, String correlationKey, String messageId, Duration timeToLive) {
        return new EngineMessage(name, correlationKey, messageId, timeToLive, Map.of());
    }
}
