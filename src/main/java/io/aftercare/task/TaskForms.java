package io.aftercare.task;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms of tasks with what they are filled with. */
@Component
class TaskForms {

    /** The id of the form for tasks that only have to be done: it says no more than the page. */
    static final String PLAIN = "task-done";

    /** What a page can carry, in characters. */
    static final int LONGEST_VARIABLES = 256 * 1024;

    private final TaskSource source;
    private final JsonMapper json;

    TaskForms(TaskSource source, JsonMapper json) {
        this.source = source;
        this.json = json;
    }

    /** Empty for a task without a form, with the one that asks nothing, or with one that cannot be read. */
    Optional<TaskForm> of(Task task) {
        return task.formKey() == null
                ? Optional.empty()
                : source.form(task).flatMap(this::read).map(TaskForm::of);
    }

    private Optional<JsonNode> read(String form) {
        try {
            return Optional.of(json.readTree(form)).filter(JsonNode::isObject);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Those variables of the task's instance that its form speaks of. */
    ObjectNode values(Task task, TaskForm form) {
        var words = form.schema().toString();
        var values = json.createObjectNode();
        source.variables(task).properties().stream()
                .filter(variable -> words.contains(variable.getKey()))
                .forEach(variable -> values.set(variable.getKey(), variable.getValue()));
        return values;
    }
}
