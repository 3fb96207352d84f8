package io.aftercare.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A contact. */
public record ContactId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
