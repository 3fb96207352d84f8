package io.aftercare.crm;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A property to create.
 *
 * @param name not one that contacts have anyhow, such as {@code email}
 * @param choices the values to choose from; only for a choice
 */
public record PropertyCommand(
        @NotNull
        @Pattern(
                regexp = "(?!(?:email|first_name|last_name|language)$)[a-z][a-z0-9_]{0,63}",
                message = "must be a lower-case letter, then up to 63 lower-case letters, digits and underscores;"
                        + " not email, first_name, last_name or language")
        String name,

        @NotBlank @Size(max = 100) @SingleLine String label,
        @NotNull PropertyType type,

        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) @SingleLine String> choices) {

    @AssertTrue(message = "must be different values for a choice, and absent for the other types")
    boolean isChoicesFitting() {
        var given = given();
        return type == PropertyType.CHOICE
                ? !given.isEmpty() && new HashSet<>(given).size() == given.size()
                : given.isEmpty();
    }

    public PropertyDefinition definition() {
        return new PropertyDefinition(name, label, type, given());
    }

    private List<String> given() {
        return Objects.requireNonNullElse(choices, List.of());
    }
}
