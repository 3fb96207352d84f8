package io.aftercare.task;

import io.aftercare.common.Refusal;
import io.aftercare.task.TaskForm.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds what was filled in against its form: nothing but values of its fields passes. */
final class FilledForm {

    /** The longest data of a form, in bytes of JSON. */
    static final int LONGEST = 64 * 1024;

    private static final int MOST_FAULTS = 5;
    private static final int MOST_ROWS = 200;

    private final List<String> faults = new ArrayList<>();

    private FilledForm() {}

    /**
     * The variables that the form sets.
     *
     * @throws Refusal {@code form-not-filled}, which names the fields at fault
     */
    static ObjectNode accept(TaskForm form, JsonNode data) {
        var check = new FilledForm();
        var accepted = check.group(form.entries(), data, "the form");
        if (!check.faults.isEmpty()) {
            throw refused(
                    String.join("; ", check.faults.stream().limit(MOST_FAULTS).toList()));
        }
        return accepted;
    }

    static Refusal refused(String why) {
        return Refusal.unprocessable("form-not-filled", "The task is not completed yet: %s.".formatted(why));
    }

    private ObjectNode group(Map<String, Entry> entries, JsonNode data, String name) {
        var accepted = JsonNodeFactory.instance.objectNode();
        if (!data.isObject() && !data.isNull() && !data.isMissingNode()) {
            faults.add("%s has to be an object of fields and values".formatted(name));
            return accepted;
        }
        data.propertyNames().stream()
                .filter(key -> !entries.containsKey(key))
                .forEach(key -> faults.add("'%s' is no field of its form".formatted(cut(key))));
        entries.forEach((key, entry) -> {
            var value = data.path(key);
            switch (entry) {
                case Entry.Fixed fixed -> {}
                case Entry.Field field -> field(field, value, accepted, key);
                case Entry.Group group -> {
                    var inner = group(group.entries(), value, "'" + cut(key) + "'");
                    if (value.isObject()) {
                        accepted.set(key, inner);
                    }
                }
                case Entry.Rows rows -> rows(rows, value, accepted, key);
            }
        });
        return accepted;
    }

    private void field(Entry.Field field, JsonNode value, ObjectNode accepted, String key) {
        var wrong = field.choices().stream().map(choice -> choice.fault(value)).toList();
        if (wrong.stream().anyMatch(fault -> fault.isEmpty())) {
            if (!value.isMissingNode()) {
                accepted.set(key, value);
            }
        } else {
            faults.add("'%s' %s"
                    .formatted(
                            field.choices().getFirst().label(), wrong.getFirst().orElseThrow()));
        }
    }

    private void rows(Entry.Rows rows, JsonNode value, ObjectNode accepted, String key) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isArray() || value.size() > MOST_ROWS) {
            faults.add("'%s' has to be a list of at most %d".formatted(cut(key), MOST_ROWS));
            return;
        }
        var list = JsonNodeFactory.instance.arrayNode();
        value.forEach(row -> list.add(group(rows.entries(), row, "a row of '" + cut(key) + "'")));
        accepted.set(key, list);
    }

    private static String cut(String key) {
        return key.length() <= 100 ? key : key.substring(0, 100) + "…";
    }
}
