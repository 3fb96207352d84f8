package io.aftercare.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key in a list.
 *
 * @param lastUsedAt exact to the minute; null when it never was
 */
public record ApiKeyRow(
        ApiKeyId id,
        String name,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
