package io.aftercare.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A team, whatever its name. */
public record TeamId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
