package io.aftercare.task;

import io.aftercare.engine.ProcessVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a form may set. It is read as form-js reads it: a key with dots, a group and a list with a path lie deeper. What
 * a run is about is never set by a form, whatever its keys.
 *
 * @param schema the form as it was deployed
 * @param entries its fields by the first part of their keys
 */
record TaskForm(JsonNode schema, Map<String, Entry> entries) {

    private static final int DEEPEST = 10;
    private static final int MOST_FIELDS = 500;

    /** What may stand at a key. */
    sealed interface Entry {

        /** One of several fields of the same key, of which conditions show one. */
        record Field(List<FormField> choices) implements Entry {}

        record Group(Map<String, Entry> entries) implements Entry {}

        /** Any number of groups. */
        record Rows(Map<String, Entry> entries) implements Entry {}

        /** What comes along in the form's data and is not for people to set. */
        record Fixed() implements Entry {}
    }

    static TaskForm of(JsonNode schema) {
        var reader = new Reader();
        var entries = new LinkedHashMap<String, Entry>();
        reader.read(schema.path("components"), entries, false, 0);
        ProcessVariable.about().forEach(name -> entries.replace(name, new Entry.Fixed()));
        return new TaskForm(schema, entries);
    }

    /** Whether there is nothing to fill in. */
    boolean asksNothing() {
        return entries.values().stream().allMatch(Entry.Fixed.class::isInstance);
    }

    private static final class Reader {

        private int fields;

        private void read(JsonNode components, Map<String, Entry> entries, boolean conditional, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            for (var component : components.values()) {
                var hidden = conditional || component.has("conditional");
                var path = component.path("path").asString("");
                switch (component.path("type").asString("")) {
                    case "group" -> read(component.path("components"), group(entries, path), hidden, depth + 1);
                    case "dynamiclist" -> {
                        var rows = new LinkedHashMap<String, Entry>();
                        put(entries, path, new Entry.Rows(rows));
                        read(component.path("components"), rows, hidden, depth + 1);
                    }
                    default -> add(entries, FormField.of(component, hidden));
                }
            }
        }

        private void add(Map<String, Entry> entries, FormField field) {
            fields++;
            if (fields > MOST_FIELDS || parts(field.key()).isEmpty()) {
                return;
            }
            if (field.isFixed()) {
                put(entries, field.key(), new Entry.Fixed());
                return;
            }
            var choices = new ArrayList<FormField>();
            if (get(entries, field.key()) instanceof Entry.Field known) {
                choices.addAll(known.choices());
            }
            choices.add(field);
            put(entries, field.key(), new Entry.Field(choices));
        }

        private static Entry get(Map<String, Entry> entries, String key) {
            var parts = parts(key);
            return group(entries, String.join(".", parts.subList(0, parts.size() - 1)))
                    .getOrDefault(parts.getLast(), new Entry.Group(Map.of()));
        }

        private static void put(Map<String, Entry> entries, String key, Entry entry) {
            var parts = parts(key);
            if (!parts.isEmpty()) {
                group(entries, String.join(".", parts.subList(0, parts.size() - 1)))
                        .put(parts.getLast(), entry);
            }
        }

        /** The entries at a path, made on the way. */
        private static Map<String, Entry> group(Map<String, Entry> entries, String path) {
            var at = entries;
            for (var part : parts(path)) {
                var next = at.get(part);
                if (next instanceof Entry.Group group) {
                    at = group.entries();
                } else {
                    var made = new LinkedHashMap<String, Entry>();
                    at.put(part, new Entry.Group(made));
                    at = made;
                }
            }
            return at;
        }

        private static List<String> parts(String path) {
            return Arrays.stream(path.split("\\."))
                    .filter(part -> !part.isEmpty())
                    .limit(DEEPEST)
                    .toList();
        }
    }
}
