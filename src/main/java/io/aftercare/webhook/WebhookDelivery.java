package io.aftercare.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log: one try to deliver one message.
 *
 * @param messageId the same in every try of a message
 * @param attempt counts the tries of a message, from 1
 * @param at when it began
 * @param status what the receiver answered; null when no answer came
 * @param reason why it was not delivered; null when it was
 * @param answer the beginning of what the receiver answered, empty when that was nothing
 */
public record WebhookDelivery(
        UUID id,
        String messageId,
        String type,
        int attempt,
        Instant at,
        long durationMillis,
        DeliveryResult result,
        @Nullable Integer status,
        @Nullable String reason,
        String answer) {}
