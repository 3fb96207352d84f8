package io.aftercare.insight.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** The address of a page with its filters, to make others of. */
public record Address(String path, Map<String, String> values) {

    /** The same with another value; an empty one takes it away. */
    public Address with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Address(path, changed);
    }

    /** Another page with the same filters. */
    public Address at(String other) {
        return new Address(other, values);
    }

    /** What was said under this name; empty for nothing. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return values.isEmpty()
                ? path
                : values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + UriUtils.encode(value.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
