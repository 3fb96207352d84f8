package io.aftercare.task;

import io.aftercare.common.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What completing a task may set: the fields of its form, or a note where there is nothing to fill in. */
@Component
public class TaskCompletion {

    /** The variable that a note is kept in. */
    public static final String NOTE = "note";

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 2_000;

    private final TaskForms forms;
    private final JsonMapper json;

    TaskCompletion(TaskForms forms, JsonMapper json) {
        this.forms = forms;
        this.json = json;
    }

    /**
     * Reads what a page sends.
     *
     * @throws Refusal {@code form-not-filled} when it is too long or no JSON
     */
    public JsonNode read(String data) {
        requireShort(data);
        try {
            return json.readTree(data.isBlank() ? "{}" : data);
        } catch (JacksonException unreadable) {
            throw FilledForm.refused("what was filled in came broken; reload the page, then try again");
        }
    }

    /** What a page sends of a task that asks nothing. */
    public JsonNode noted(String note) {
        return json.createObjectNode().put(NOTE, note);
    }

    /** What came of a form, to be shown again; null when it is no JSON object. */
    public @Nullable String readable(@Nullable String data) {
        try {
            return data != null && json.readTree(data).isObject() ? data : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    /** What passes: for the engine, and for people. */
    record Accepted(ObjectNode variables, List<FilledEntry> entries) {}

    /** @throws Refusal {@code form-not-filled} */
    Accepted accept(Task task, JsonNode data) {
        requireShort(data.toString());
        return forms.of(task)
                .filter(form -> !form.asksNothing())
                .map(form -> {
                    var variables = FilledForm.accept(form, data);
                    return new Accepted(variables, FilledEntry.of(form, variables));
                })
                .orElseGet(() -> {
                    var variables = acceptNote(data);
                    var note = variables.path(NOTE).asString("");
                    return new Accepted(variables, note.isEmpty() ? List.of() : List.of(new FilledEntry("Note", note)));
                });
    }

    private static ObjectNode acceptNote(JsonNode data) {
        var others = data.propertyNames().stream().anyMatch(name -> !name.equals(NOTE));
        var note = data.path(NOTE);
        if (!data.isObject() || others || !(note.isMissingNode() || note.isNull() || note.isString())) {
            throw FilledForm.refused("it has no form, so that nothing but a '%s' of text can be kept".formatted(NOTE));
        }
        var text = note.asString("").replace("\0", "").strip();
        if (text.length() > LONGEST_NOTE) {
            throw FilledForm.refused("the note is longer than %d characters".formatted(LONGEST_NOTE));
        }
        var variables = JsonNodeFactory.instance.objectNode();
        return text.isEmpty() ? variables : variables.put(NOTE, text);
    }

    private static void requireShort(String data) {
        if (data.getBytes(StandardCharsets.UTF_8).length > FilledForm.LONGEST) {
            throw FilledForm.refused("what was filled in is longer than 64 KB; shorten it");
        }
    }
}
