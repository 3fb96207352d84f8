package io.aftercare.crm.web;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as the API shows it. */
record ContactView(
        ContactId id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language,
        Map<String, Object> properties,
        Instant createdAt,
        Instant updatedAt) {

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.id(),
                contact.email(),
                contact.firstName(),
                contact.lastName(),
                contact.language(),
                contact.properties(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
