package io.aftercare.task;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of a form, and which values it takes. What a form says by expressions is not evaluated here: form-js does that
 * in the browser, and only fixed limits are held against what comes back.
 *
 * @param key with its dots
 * @param conditional whether it may be hidden, and so be left out even when it has to be filled in
 */
record FormField(String key, String label, String type, JsonNode component, boolean conditional) {

    private static final Set<String> INPUTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "expression");

    static final int LONGEST_TEXT = 10_000;
    private static final int MOST_CHOSEN = 200;
    private static final int LONGEST_COMPUTED = 10_000;

    /** @param component of a form; one without a key gives a field without one, which stands nowhere */
    static FormField of(JsonNode component, boolean conditional) {
        var key = component.path("key").asString("").strip();
        return new FormField(key, label(component, key), component.path("type").asString(""), component, conditional);
    }

    /** Whether its value comes along but is not for people to set: switched off, or nothing that Aftercare takes. */
    boolean isFixed() {
        return !INPUTS.contains(type) || isOn("disabled") || isOn("readonly");
    }

    private boolean isOn(String setting) {
        return component.path(setting).isBoolean() && component.path(setting).asBoolean();
    }

    private static String label(JsonNode component, String key) {
        var label = component.path("label").asString(component.path("dateLabel").asString(""));
        var name = label.isBlank() || label.startsWith("=") ? key : label;
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    /** What is wrong with a value; empty for one that can be kept. */
    Optional<String> fault(JsonNode value) {
        if (isEmpty(value)) {
            return isRequired() ? Optional.of("has to be filled in") : Optional.empty();
        }
        if (hasNul(value)) {
            return Optional.of("has a character that cannot be kept");
        }
        return Optional.ofNullable(
                switch (type) {
                    case "textfield", "textarea" -> textFault(value);
                    case "number" -> numberFault(value);
                    case "checkbox" -> value.isBoolean() ? null : "is either yes or no";
                    case "radio", "select" -> isChoice(value) ? null : "is none of its choices";
                    case "checklist", "taglist" -> choicesFault(value);
                    case "datetime" -> isTime(value.asString("")) ? null : "is no date or time";
                    default -> value.toString().length() <= LONGEST_COMPUTED ? null : "is too long";
                });
    }

    boolean isRequired() {
        var required = component.path("validate").path("required");
        return !conditional && required.isBoolean() && required.asBoolean();
    }

    /** A box that has to be ticked and is not counts as empty, too. */
    private boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isString() && value.asString().isBlank()
                || value.isArray() && value.isEmpty()
                || type.equals("checkbox") && value.isBoolean() && !value.asBoolean() && isRequired();
    }

    /** Whether PostgreSQL would not keep it: anything that was computed or chosen may be a list or an object. */
    private static boolean hasNul(JsonNode value) {
        return value.asString("").indexOf('\0') >= 0
                || value.propertyNames().stream().anyMatch(name -> name.indexOf('\0') >= 0)
                || value.valueStream().anyMatch(FormField::hasNul);
    }

    private @Nullable String textFault(JsonNode value) {
        if (!value.isString()) {
            return "is no text";
        }
        var text = value.asString();
        var longest = Math.min(component.path("validate").path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT);
        if (text.length() > longest) {
            return "is longer than %d characters".formatted(longest);
        }
        var shortest = component.path("validate").path("minLength").asInt(0);
        return text.length() < shortest ? "is shorter than %d characters".formatted(shortest) : null;
    }

    private @Nullable String numberFault(JsonNode value) {
        var asText = component.path("serializeToString").asBoolean(false);
        if (!(asText ? value.isString() && isNumber(value.asString()) : value.isNumber())) {
            return "is no number";
        }
        var limits = component.path("validate");
        var number = Double.parseDouble(value.asString());
        if (limits.path("min").isNumber() && number < limits.path("min").asDouble()) {
            return "is less than " + limits.path("min").asString();
        }
        return limits.path("max").isNumber() && number > limits.path("max").asDouble()
                ? "is more than " + limits.path("max").asString()
                : null;
    }

    private static boolean isNumber(String text) {
        return text.length() <= 50 && text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
    }

    private @Nullable String choicesFault(JsonNode value) {
        if (!value.isArray()) {
            return "is no list of its choices";
        }
        if (value.size() > MOST_CHOSEN) {
            return "has more than %d choices".formatted(MOST_CHOSEN);
        }
        return value.valueStream().allMatch(this::isChoice) ? null : "has what is none of its choices";
    }

    /** A value as people read it: choices by their labels; empty for nothing. */
    String words(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(this::words).collect(Collectors.joining(", "));
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "Yes" : "No";
        }
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return component
                .path("values")
                .valueStream()
                .filter(choice -> choice.path("value").equals(value))
                .map(choice -> choice.path("label").asString(""))
                .filter(label -> !label.isBlank() && !label.startsWith("="))
                .findFirst()
                .orElseGet(() -> value.isString() ? value.asString() : value.toString());
    }

    /** Choices that come from a variable or an expression are not known here: any short value may be one. */
    private boolean isChoice(JsonNode value) {
        if (!component.path("values").isArray()) {
            return value.toString().length() <= LONGEST_COMPUTED;
        }
        var known = new HashSet<String>();
        component
                .path("values")
                .valueStream()
                .forEach(choice -> known.add(choice.path("value").toString()));
        return known.contains(value.toString());
    }

    private static boolean isTime(String text) {
        return isParsed(() -> LocalDate.parse(text))
                || isParsed(() -> LocalTime.parse(text))
                || isParsed(() -> DateTimeFormatter.ofPattern("HH:mm[:ss]XXX").parse(text))
                || isParsed(() -> OffsetDateTime.parse(text))
                || isParsed(() -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.parse(text));
    }

    private static boolean isParsed(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
