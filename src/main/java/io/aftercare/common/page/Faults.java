package io.aftercare.common.page;

import io.aftercare.common.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** What is wrong with a form, for the templates' {@code $faults}: at most one message a field, one for the whole. */
public final class Faults {

    private static final Set<String> MISSING = Set.of("NotNull", "NotBlank", "NotEmpty");

    private static final Faults NONE = new Faults(Map.of(), null);

    private final Map<String, String> atFields;
    private final @Nullable String form;

    private Faults(Map<String, String> atFields, @Nullable String form) {
        this.atFields = atFields;
        this.form = form;
    }

    public static Faults none() {
        return NONE;
    }

    /** What validation found. */
    public static Faults of(BindingResult result) {
        var atFields = new LinkedHashMap<String, String>();
        result.getFieldErrors().forEach(error -> atFields.putIfAbsent(error.getField(), message(error)));
        return new Faults(atFields, null);
    }

    /** What was found at fields, by their names. */
    public static Faults at(Map<String, String> messages) {
        return new Faults(new LinkedHashMap<>(messages), null);
    }

    /** What a service refused. */
    public static Faults of(Refusal refusal) {
        return new Faults(Map.of(), refusal.getMessage());
    }

    /** Both, and of two at one place the first. */
    public Faults and(Faults others) {
        var both = new LinkedHashMap<>(others.atFields);
        both.putAll(atFields);
        return new Faults(both, form == null ? others.form : form);
    }

    public boolean isEmpty() {
        return atFields.isEmpty() && form == null;
    }

    /** What is wrong at a field, or null. */
    public @Nullable String at(String field) {
        return atFields.get(field);
    }

    /** What is wrong with the whole, or null. */
    public @Nullable String form() {
        return form;
    }

    private static String message(FieldError error) {
        return MISSING.contains(String.valueOf(error.getCode()))
                ? "Fill this in."
                : sentence(error.getDefaultMessage());
    }

    /** A message that may begin as the rest of a sentence, such as "must not be empty", as one of its own. */
    public static String sentence(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "is not valid"
                : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
