package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a task for people.
 *
 * @param start null when it was there before
 * @param attributes as they are now, null when they did not change
 * @param ending null while it is not over
 */
record UserTaskRow(
        Source source,
        long key,
        @Nullable Start start,
        @Nullable Attributes attributes,
        @Nullable Ending ending) implements Row {

    record Start(
            long processInstance,
            long processDefinition,
            String processId,
            String elementId,
            long elementInstance,
            @Nullable Long form,
            Map<String, String> customHeaders) {}

    /** What people may change. */
    record Attributes(
            @Nullable String assignee,
            List<String> candidateGroups,
            List<String> candidateUsers,
            @Nullable Instant dueAt,
            @Nullable Instant followUpAt,
            int priority) {}

    private record Subject(long task) {}

    private static final Set<UserTaskIntent> CHANGES =
            Set.of(UserTaskIntent.CREATED, UserTaskIntent.ASSIGNED, UserTaskIntent.UPDATED);

    private static final String INSERT = """
            insert into engine.user_task
                (assignee, candidate_groups, candidate_users, due_at, follow_up_at, priority, ended_at, canceled, key,
                 process_instance_key, process_definition_key, process_id, element_id, element_instance_key, form_key,
                 custom_headers, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict do nothing
            """;

    private static final String CHANGE = """
            update engine.user_task set
                assignee = ?, candidate_groups = ?, candidate_users = ?, due_at = ?, follow_up_at = ?, priority = ?,
                ended_at = ?, canceled = ?
            where key = ?
            """;

    private static final String END = "update engine.user_task set ended_at = ?, canceled = ? where key = ?";

    /** @return null for what changes nothing here */
    static @Nullable UserTaskRow of(Source source, Intent intent, UserTaskRecordValue task) {
        var key = task.getUserTaskKey();
        if (intent == UserTaskIntent.COMPLETED || intent == UserTaskIntent.CANCELED) {
            var ending = new Ending(source.recordedAt(), intent == UserTaskIntent.CANCELED);
            return new UserTaskRow(source, key, null, null, ending);
        }
        if (intent instanceof UserTaskIntent change && CHANGES.contains(change)) {
            var start = change == UserTaskIntent.CREATED ? start(task) : null;
            return new UserTaskRow(source, key, start, attributes(task), null);
        }
        return null;
    }

    private static Start start(UserTaskRecordValue task) {
        return new Start(
                task.getProcessInstanceKey(),
                task.getProcessDefinitionKey(),
                Text.storable(task.getBpmnProcessId()),
                Text.storable(task.getElementId()),
                task.getElementInstanceKey(),
                task.getFormKey() > 0 ? task.getFormKey() : null,
                task.getCustomHeaders().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> Text.quoted(header.getValue()))));
    }

    private static Attributes attributes(UserTaskRecordValue task) {
        return new Attributes(
                task.getAssignee().isEmpty() ? null : Text.storable(task.getAssignee()),
                task.getCandidateGroupsList().stream().map(Text::storable).toList(),
                task.getCandidateUsersList().stream().map(Text::storable).toList(),
                time(task.getDueDate()),
                time(task.getFollowUpDate()),
                task.getPriority());
    }

    /** The engine has checked it already; one that we cannot read all the same is not worth losing the task. */
    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : ZonedDateTime.parse(text).toInstant();
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    @Override
    public Object subject() {
        return new Subject(key);
    }

    @Override
    public Row then(Row later) {
        var more = (UserTaskRow) later;
        return new UserTaskRow(
                source,
                key,
                start,
                more.attributes == null ? attributes : more.attributes,
                more.ending == null ? ending : more.ending);
    }

    @Override
    public String sql() {
        if (start != null) {
            return INSERT;
        }
        return attributes == null ? END : CHANGE;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement);
        if (attributes != null) {
            columns.text(attributes.assignee())
                    .texts(attributes.candidateGroups())
                    .texts(attributes.candidateUsers())
                    .time(attributes.dueAt())
                    .time(attributes.followUpAt())
                    .number(attributes.priority());
        }
        columns.time(ending == null ? null : ending.at())
                .flag(ending != null && ending.early())
                .number(key);
        if (start != null) {
            columns.number(start.processInstance())
                    .number(start.processDefinition())
                    .text(start.processId())
                    .text(start.elementId())
                    .number(start.elementInstance())
                    .number(start.form())
                    .text(Text.object(start.customHeaders()))
                    .time(source.recordedAt());
        }
    }

    @Override
    public int bytes() {
        return 1_000;
    }
}
