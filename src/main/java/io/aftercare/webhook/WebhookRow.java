package io.aftercare.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook in a list.
 *
 * @param last what became of its last delivery; null when the log has none
 */
public record WebhookRow(Webhook webhook, @Nullable Last last) {

    /** @param status what the receiver answered; null when no answer came */
    public record Last(
            Instant at, DeliveryResult result, @Nullable Integer status) {}
}
