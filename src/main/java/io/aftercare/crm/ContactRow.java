package io.aftercare.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact as a list shows it. */
public record ContactRow(
        ContactId id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language,
        Instant createdAt,
        Instant updatedAt) {

    /** The name to list the contact by: as much of it as is known, the address otherwise. */
    public String displayName() {
        return Contact.displayName(firstName, lastName, email);
    }
}
