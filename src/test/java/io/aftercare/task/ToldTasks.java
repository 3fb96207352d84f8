package io.aftercare.task;

import io.aftercare.engine.RecordedSearch;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as a cluster of 8.9 would tell them, after the specification of its API. */
final class ToldTasks {

    /** What stands in the filter of the open ones that have a due date, and of those that have none. */
    static final String DATED = "\"dueDate\":\\{[^}]*(exists\":true|gte)";

    static final String UNDATED = "\"dueDate\":\\{[^}]*exists\":false";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LIMIT = Pattern.compile("\"limit\":(\\d+)");
    private static final Pattern AFTER = Pattern.compile("\"after\":\"to-(\\d+)\"");

    private ToldTasks() {}

    /** What the exporter told of a task, with the run's instance as its root. */
    static String told(Task task, JdbcClient jdbc) {
        var run = Objects.requireNonNull(task.cause()).run().value();
        var root = jdbc.sql("select process_instance_key from survey_run where id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
        return told(task, root);
    }

    static String told(Task task, @Nullable Long root) {
        return """
                {
                  "name": %s,
                  "state": "%s",
                  "assignee": %s,
                  "elementId": "%s",
                  "candidateGroups": %s,
                  "candidateUsers": %s,
                  "processDefinitionId": "%s",
                  "creationDate": "%s",
                  "completionDate": %s,
                  "followUpDate": null,
                  "dueDate": %s,
                  "tenantId": "<default>",
                  "externalFormReference": null,
                  "processDefinitionVersion": 1,
                  "customHeaders": {"instructions": %s},
                  "priority": 50,
                  "userTaskKey": "%s",
                  "elementInstanceKey": "4503599627370497",
                  "processName": "Café follow-up",
                  "processDefinitionKey": "2251799813690050",
                  "processInstanceKey": "%d",
                  "rootProcessInstanceKey": %s,
                  "formKey": %s,
                  "tags": []
                }
                """.formatted(
                        text(task.title()),
                        state(task.state()),
                        text(task.assignee()),
                        task.elementId(),
                        JSON.writeValueAsString(task.teams()),
                        JSON.writeValueAsString(task.users()),
                        task.processId(),
                        task.createdAt(),
                        text(task.endedAt()),
                        text(task.dueAt()),
                        text(task.instructions()),
                        task.key(),
                        task.processInstanceKey(),
                        text(root),
                        text(task.formKey()));
    }

    private static String state(TaskState state) {
        return switch (state) {
            case OPEN -> "CREATED";
            case DONE -> "COMPLETED";
            case CANCELLED -> "CANCELED";
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "null" : JSON.writeValueAsString(value.toString());
    }

    /** All there are, or the page of them that a question asks for. */
    static String page(List<String> items, String question) {
        var from = number(AFTER, question, 0);
        var to = Math.min(items.size(), from + number(LIMIT, question, 100));
        return items.subList(from, to).stream()
                .collect(Collectors.joining(
                        ", ",
                        "{\"items\": [",
                        "], \"page\": {\"totalItems\": %d, \"endCursor\": \"to-%d\"}}".formatted(items.size(), to)));
    }

    private static int number(Pattern pattern, String question, int otherwise) {
        var found = pattern.matcher(question);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    /** Finds these and no others. */
    static void lists(RecordedSearch recorded, List<String> dated, List<String> undated) {
        recorded.findsNothing("/user-tasks/search")
                .answers("/user-tasks/search", DATED, body -> page(dated, body))
                .answers("/user-tasks/search", UNDATED, body -> page(undated, body));
    }
}
