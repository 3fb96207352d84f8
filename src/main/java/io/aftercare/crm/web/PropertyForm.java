package io.aftercare.crm.web;

import io.aftercare.common.page.Faults;
import io.aftercare.crm.PropertyCommand;
import io.aftercare.crm.PropertyType;
import jakarta.validation.ConstraintViolation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property to create, as typed.
 *
 * @param choices one a line
 */
public record PropertyForm(
        @Nullable String name,
        @Nullable String label,
        @Nullable String type,
        @Nullable String choices) {

    private static final String CHOICES_OF_COMMAND = "choicesFitting";

    /** What is missing is found by validation, like everything else that is wrong with a command. */
    @SuppressWarnings("NullAway")
    PropertyCommand command() {
        return new PropertyCommand(name, label, kind(), lines());
    }

    /** The faults of a command at the inputs that it comes from. */
    static Faults faults(Set<ConstraintViolation<PropertyCommand>> violations) {
        var messages = new HashMap<String, String>();
        violations.stream()
                .sorted(Comparator.comparing(violation -> String.valueOf(violation.getPropertyPath())))
                .forEach(violation -> messages.putIfAbsent(field(violation), message(violation)));
        return Faults.at(messages);
    }

    private static String field(ConstraintViolation<PropertyCommand> violation) {
        var path = violation.getPropertyPath().iterator().next().getName();
        return path.equals(CHOICES_OF_COMMAND) ? "choices" : path;
    }

    private static String message(ConstraintViolation<PropertyCommand> violation) {
        if (violation.getInvalidValue() == null) {
            return "Fill this in.";
        }
        var message = violation.getMessage();
        return message.substring(0, 1).toUpperCase(Locale.ENGLISH) + message.substring(1) + ".";
    }

    private @Nullable PropertyType kind() {
        return Arrays.stream(PropertyType.values())
                .filter(kind -> kind.key().equals(type))
                .findAny()
                .orElse(null);
    }

    private @Nullable List<String> lines() {
        return choices == null
                ? null
                : choices.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
