package io.aftercare.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A contact. */
public record ContactId(@JsonValue UUID value) {

    /** Whom everything belongs to that was a contact's who is erased. It is found nowhere, but its name is shown. */
    public static final ContactId ERASED = new ContactId(new UUID(0, 0));

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
