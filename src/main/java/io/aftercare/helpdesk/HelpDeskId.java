package io.aftercare.helpdesk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A help desk. */
public record HelpDeskId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
