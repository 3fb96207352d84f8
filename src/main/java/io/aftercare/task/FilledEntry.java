package io.aftercare.task;

import io.aftercare.task.TaskForm.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What was filled into one field of a task's form.
 *
 * @param label of the field; within a list, with the number of its row
 * @param value in the words of the form
 */
public record FilledEntry(String label, String value) {

    /** What was accepted of a form, in the form's order and without what was left empty. */
    static List<FilledEntry> of(TaskForm form, JsonNode accepted) {
        var filled = new ArrayList<FilledEntry>();
        add(form.entries(), accepted, "", filled);
        return List.copyOf(filled);
    }

    private static void add(Map<String, Entry> entries, JsonNode data, String row, List<FilledEntry> filled) {
        entries.forEach((key, entry) -> {
            var value = data.path(key);
            switch (entry) {
                case Entry.Fixed fixed -> {}
                case Entry.Field field -> {
                    var shown = field.choices().getFirst();
                    var words = shown.words(value);
                    if (!words.isBlank()) {
                        filled.add(new FilledEntry(shown.label() + row, words));
                    }
                }
                case Entry.Group group -> add(group.entries(), value, row, filled);
                case Entry.Rows rows -> {
                    for (var at = 0; at < value.size(); at++) {
                        add(rows.entries(), value.path(at), "%s (%d)".formatted(row, at + 1), filled);
                    }
                }
            }
        });
    }
}
