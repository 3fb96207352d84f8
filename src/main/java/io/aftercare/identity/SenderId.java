package io.aftercare.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A configured sender. */
public record SenderId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
