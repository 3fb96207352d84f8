package io.aftercare.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a delivery, in one word; {@link WebhookOutcome} tells more. */
public enum DeliveryResult {
    DELIVERED,
    FAILED,
    REFUSED;

    static DeliveryResult of(WebhookOutcome outcome) {
        return switch (outcome) {
            case WebhookOutcome.Delivered delivered -> DELIVERED;
            case WebhookOutcome.Failed failed -> FAILED;
            case WebhookOutcome.Refused refused -> REFUSED;
        };
    }

    /** The word outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryResult withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
