package io.aftercare.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An API key, without the secret. */
public record ApiKeyId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
