package io.aftercare.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use a new installation ({@code aftercare.identity.*}).
 *
 * @param bootstrapKey an API key with all scopes that is known from the start, at least 20 characters; none when empty
 * @param firstAdmin a user made at the start unless there is one with that address; none when its address is empty
 */
@Validated
@ConfigurationProperties("aftercare.identity")
record IdentitySettings(
        @Nullable @Size(min = 20, message = "must have at least 20 characters: it opens everything")
        String bootstrapKey,

        @Nullable @Valid FirstAdmin firstAdmin) {

    /** Who signs in first and lets the others in. */
    record FirstAdmin(
            @EmailAddress String email,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {

        @Override
        public String toString() {
            return "FirstAdmin[" + email + "]";
        }
    }

    IdentitySettings {
        bootstrapKey = bootstrapKey == null || bootstrapKey.isBlank() ? null : bootstrapKey;
        firstAdmin = firstAdmin == null
                        || firstAdmin.email() == null
                        || firstAdmin.email().isBlank()
                ? null
                : firstAdmin;
    }

    /** Leaves what is secret out of logs. */
    @Override
    public String toString() {
        return "IdentitySettings[bootstrapKey " + (bootstrapKey == null ? "absent" : "given") + ", " + firstAdmin + "]";
    }
}
