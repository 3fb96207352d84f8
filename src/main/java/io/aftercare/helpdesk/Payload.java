package io.aftercare.helpdesk;

import io.aftercare.common.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON message, of which single values are read as text. */
record Payload(JsonNode root) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");

    /** @throws Refusal {@code not-json} */
    static Payload of(byte[] body) {
        try {
            var root = JSON.readTree(body);
            if (root.isContainer()) {
                return new Payload(root);
            }
        } catch (JacksonException malformed) {
            var place = malformed.getLocation();
            if (place != null) {
                throw notJson(" Look at line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr()));
            }
        }
        throw notJson("");
    }

    /** The members of a list, or the message itself when it is none. */
    Stream<Payload> each() {
        return root.isArray() ? root.valueStream().map(Payload::new) : Stream.of(this);
    }

    /** The part of the message at this JSON Pointer, or the message itself when there is no such part. */
    Payload within(String pointer) {
        var part = root.at(pointer);
        return part.isObject() ? new Payload(part) : this;
    }

    /** The value at this JSON Pointer, on one line; empty when there is none or it is blank. */
    Optional<String> text(String pointer) {
        var value = pointer.isEmpty() ? null : root.at(pointer);
        return value == null || !value.isValueNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(BLANK.matcher(value.asString()).replaceAll(" ").strip())
                        .filter(found -> !found.isEmpty());
    }

    /** Likewise, the first of several that is there. */
    Optional<String> firstText(String... pointers) {
        return Stream.of(pointers).flatMap(pointer -> text(pointer).stream()).findFirst();
    }

    /** Likewise, at most this long. */
    @Nullable
    String upTo(int longest, String... pointers) {
        return firstText(pointers).map(found -> shortened(found, longest)).orElse(null);
    }

    Optional<Instant> time(String pointer) {
        return text(pointer).flatMap(Times::read);
    }

    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, longest - 1)))
                .strip();
    }

    private static Refusal notJson(String where) {
        return Refusal.unprocessable(
                "not-json",
                "What was delivered is no JSON object or list.%s Correct the body there; this delivery stays as it is."
                        .formatted(where));
    }
}
