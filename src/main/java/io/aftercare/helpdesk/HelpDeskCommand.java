package io.aftercare.helpdesk;

import io.aftercare.common.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A help desk to connect.
 *
 * @param key begins the external ids of its tickets
 * @param secret what signs or accompanies its calls; made when absent
 * @param words the kind's own when absent
 * @param pointers of a generic one; the standard ones when absent
 */
public record HelpDeskCommand(
        @NotNull HelpDeskKind kind,

        @NotNull @Pattern(regexp = KEY, message = NO_KEY) String key,

        @NotBlank @Size(max = 100) @SingleLine String name,
        @NotBlank @Size(max = 100) @SingleLine String pipeline,

        @Nullable @Pattern(regexp = SECRET, message = NO_SECRET)
        String secret,

        @Nullable @Valid StatusWords words,
        @Nullable @Valid FieldPointers pointers) {

    public static final String KEY = "[a-z][a-z0-9-]{0,30}";
    public static final String NO_KEY = "must be 1 to 31 small letters, digits and hyphens, and begin with a letter";
    public static final String SECRET = "[\\x21-\\x7e]{16,200}";
    public static final String NO_SECRET = "must be 16 to 200 letters, digits and signs, without spaces";

    /** Leaves the secret out of logs. */
    @Override
    public String toString() {
        return key;
    }
}
