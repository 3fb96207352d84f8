package io.aftercare.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A ticket, by Aftercare's own id; people and help desks use its external id. */
public record TicketId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static TicketId of(String text) {
        return new TicketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
