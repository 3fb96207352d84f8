package io.aftercare.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms of tasks with what they are filled with. */
@Repository
class TaskForms {

    /** Of the form for tasks that only have to be done: it says no more than the page. */
    private static final String PLAIN = "task-done";

    /** What a page can carry. */
    private static final int LONGEST_VARIABLES = 256 * 1024;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskForms(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty for a task without a form, with the one that asks nothing, or with one that cannot be read. */
    Optional<TaskForm> of(Task task) {
        return find(task.formKey()).flatMap(this::read).map(TaskForm::of);
    }

    private Optional<String> find(@Nullable Long key) {
        return key == null
                ? Optional.empty()
                : jdbc.sql("select form from engine.deployed_form where key = :key and form_id <> :plain")
                        .param("key", key)
                        .param("plain", PLAIN)
                        .query(String.class)
                        .optional();
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
        var all = jdbc.sql("""
                        select variables::text from engine.process_instance
                        where key = :key and length(variables::text) <= :longest
                        """)
                .param("key", task.processInstanceKey())
                .param("longest", LONGEST_VARIABLES)
                .query(String.class)
                .optional();
        var source = form.schema().toString();
        var values = json.createObjectNode();
        all.map(json::readTree)
                .ifPresent(variables -> variables.properties().stream()
                        .filter(variable -> source.contains(variable.getKey()))
                        .forEach(variable -> values.set(variable.getKey(), variable.getValue())));
        return values;
    }
}
