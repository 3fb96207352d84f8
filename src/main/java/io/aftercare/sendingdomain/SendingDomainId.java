package io.aftercare.sendingdomain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A sending domain. */
public record SendingDomainId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
