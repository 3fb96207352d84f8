package io.aftercare.crm;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a person wants it to be: names and language that are null are taken away.
 *
 * @param language a language tag (BCP 47)
 * @param properties values by name; null takes one away, and those that are not named stay
 * @param version of the contact that the person saw
 */
public record ContactEdit(
        @Nullable @Size(max = 100) @SingleLine String firstName,
        @Nullable @Size(max = 100) @SingleLine String lastName,
        @Nullable @LanguageTag String language,
        @Size(max = ContactCommand.MOST_PROPERTIES) Map<String, ? extends @Nullable Object> properties,
        long version) {}
