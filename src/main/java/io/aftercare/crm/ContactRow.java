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
        Instant updatedAt) {}
