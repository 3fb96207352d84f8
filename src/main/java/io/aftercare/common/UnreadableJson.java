package io.aftercare.common;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Says in a caller's words why a body cannot be read: Jackson's own words name our classes and its settings. */
final class UnreadableJson {

    /** Knows the word that stands for a constant. */
    private static final JsonMapper JSON = new JsonMapper();

    private UnreadableJson() {}

    static String detail(@Nullable Throwable cause) {
        if (cause instanceof InvalidTypeIdException unknown) {
            return "The field '%s' has a value that cannot be read: its 'type' is not among those at /docs."
                    .formatted(path(unknown));
        }
        if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
            return "The field '%s' has a value that cannot be read: it must be %s."
                    .formatted(path(json), expected(target(json)));
        }
        if (cause instanceof DatabindException) {
            return "The body cannot be read: it must be one JSON object and nothing else.";
        }
        if (cause instanceof StreamReadException malformed) {
            var place = malformed.getLocation();
            return "The body is not well-formed JSON: look at line %d, column %d."
                    .formatted(place.getLineNr(), place.getColumnNr());
        }
        return "The body is missing or is not JSON.";
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static @Nullable Class<?> target(JacksonException json) {
        return json instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of the kind that the API's description at /docs says";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> JSON.convertValue(value, String.class).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == Duration.class) {
            return "a duration such as PT30M or P5D";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        return kind(type);
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
