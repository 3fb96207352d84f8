package io.aftercare.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A user of Aftercare. */
public record UserId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
