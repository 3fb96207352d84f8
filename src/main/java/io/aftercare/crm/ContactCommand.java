package io.aftercare.crm;

import io.aftercare.common.SingleLine;
import io.aftercare.identity.EmailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known about the contact with this address. What is absent stays as it is.
 *
 * @param language a language tag (BCP 47)
 * @param properties values by name of property; null as a value takes the property away
 */
public record ContactCommand(
        @NotNull @EmailAddress String email,
        @Nullable @Size(max = 100) @SingleLine String firstName,
        @Nullable @Size(max = 100) @SingleLine String lastName,
        @Nullable @LanguageTag String language,

        @Nullable @Size(max = MOST_PROPERTIES) @KnownProperties
        Map<String, @Nullable Object> properties) {

    static final int MOST_PROPERTIES = 100;
}
