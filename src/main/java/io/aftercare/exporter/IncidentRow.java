package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance that cannot go on without somebody's help, or can again.
 *
 * @param start null when it was there before
 * @param resolvedAt null while it is open
 */
record IncidentRow(
        Source source,
        long key,
        @Nullable Start start,
        @Nullable Instant resolvedAt) implements Row {

    /**
     * @param rootInstance the one that nobody called
     * @param job null when it is not about a job
     */
    record Start(
            long processInstance,
            long rootInstance,
            long processDefinition,
            String processId,
            String elementId,
            long elementInstance,
            @Nullable Long job,
            String errorType,
            String message) {}

    private record Subject(long incident) {}

    static IncidentRow created(Source source, long key, IncidentRecordValue incident) {
        var start = new Start(
                incident.getProcessInstanceKey(),
                root(incident),
                incident.getProcessDefinitionKey(),
                Text.storable(incident.getBpmnProcessId()),
                Text.storable(incident.getElementId()),
                incident.getElementInstanceKey(),
                incident.getJobKey() > 0 ? incident.getJobKey() : null,
                incident.getErrorType().name(),
                Text.message(incident.getErrorMessage()));
        return new IncidentRow(source, key, start, null);
    }

    /** A path from the root down: of each instance its key and the elements in it. */
    private static long root(IncidentRecordValue incident) {
        var path = incident.getElementInstancePath();
        return path.isEmpty()
                ? incident.getProcessInstanceKey()
                : path.getFirst().getFirst();
    }

    static IncidentRow resolved(Source source, long key) {
        return new IncidentRow(source, key, null, source.recordedAt());
    }

    @Override
    public Object subject() {
        return new Subject(key);
    }

    @Override
    public Row then(Row later) {
        return new IncidentRow(source, key, start, ((IncidentRow) later).resolvedAt);
    }

    @Override
    public String sql() {
        return start == null ? "update engine.incident set resolved_at = ? where key = ?" : """
                insert into engine.incident
                    (resolved_at, key, process_instance_key, root_process_instance_key, process_definition_key, process_id, element_id,
                     element_instance_key, job_key, error_type, message, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement).time(resolvedAt).number(key);
        if (start != null) {
            columns.number(start.processInstance())
                    .number(start.rootInstance())
                    .number(start.processDefinition())
                    .text(start.processId())
                    .text(start.elementId())
                    .number(start.elementInstance())
                    .number(start.job())
                    .text(start.errorType())
                    .text(start.message())
                    .time(source.recordedAt());
        }
    }
}
