package io.aftercare.crm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts; null does not restrict.
 *
 * @param text part of the address or of the name, in any case, with or without accents; of less than three letters, how a
 *     word of them begins
 */
public record ContactFilter(@SearchText @Nullable String text) {

    /** Adds a condition with its value for each restriction. */
    void restrict(Map<String, Object> conditions) {
        if (text != null && !text.isBlank()) {
            conditions.put("search like any (search_patterns(?))", text.strip());
        }
    }
}
