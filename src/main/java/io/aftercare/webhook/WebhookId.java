package io.aftercare.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A webhook. */
public record WebhookId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
