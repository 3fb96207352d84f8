package io.aftercare.identity;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use a new installation ({@code aftercare.identity.*}).
 *
 * @param bootstrapKey an API key with all scopes that is known from the start, at least 20 characters; none when empty
 */
@Validated
@ConfigurationProperties("aftercare.identity")
record IdentitySettings(
        @Nullable @Size(min = 20, message = "must have at least 20 characters: it opens everything")
        String bootstrapKey) {

    IdentitySettings {
        bootstrapKey = bootstrapKey == null || bootstrapKey.isBlank() ? null : bootstrapKey;
    }

    /** Leaves the key out of logs. */
    @Override
    public String toString() {
        return "IdentitySettings[bootstrapKey " + (bootstrapKey == null ? "absent" : "given") + "]";
    }
}
