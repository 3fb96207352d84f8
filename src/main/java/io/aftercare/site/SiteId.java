package io.aftercare.site;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A web site. */
public record SiteId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
