package io.aftercare.exporter;

import java.util.Map;
import java.util.stream.Collectors;

/** Texts of the engine as PostgreSQL takes them. */
final class Text {

    /** Longer values of variables are cut: pages show them, nobody works with them. In characters. */
    private static final int LONGEST_VALUE = 4_000;

    private static final int LONGEST_MESSAGE = 2_000;

    private Text() {}

    /** The engine takes characters that PostgreSQL would refuse for ever. */
    static String storable(String text) {
        return text.replace("\0", "");
    }

    /** What went wrong, in two thousand characters at most. */
    static String message(String text) {
        var message = storable(text);
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    /** @return JSON; a value that is too long, or that PostgreSQL cannot hold, as the text of its beginning */
    static String storableJson(String json) {
        return json.length() <= LONGEST_VALUE && !json.contains("\\u0000")
                ? json
                : quoted(json.substring(0, Math.min(json.length(), LONGEST_VALUE)));
    }

    /** @param values by name, each of them JSON */
    static String object(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A JSON string, which RFC 8259 (7) lets hold everything but these as it is. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        storable(text).chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < ' ') {
                quoted.append("\\u%04x".formatted(character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('"').toString();
    }
}
