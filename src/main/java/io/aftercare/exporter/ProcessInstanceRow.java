package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an instance of a process.
 *
 * @param start null when it was there before
 * @param definition the version that it follows from now on, null when that did not change
 * @param variables set now: JSON by name
 * @param ending null while it is not over
 */
record ProcessInstanceRow(
        Source source,
        long key,
        @Nullable Start start,
        @Nullable Definition definition,
        Map<String, String> variables,
        @Nullable Ending ending)
        implements Row {

    record Start(
            Instant at,
            @Nullable Long parentInstance,
            @Nullable Long parentElement) {}

    record Definition(long key, String processId, int version) {

        static Definition of(ProcessInstanceRecordValue instance) {
            return new Definition(
                    instance.getProcessDefinitionKey(),
                    Text.storable(instance.getBpmnProcessId()),
                    instance.getVersion());
        }
    }

    private record Subject(long processInstance) {}

    private static final String INSERT = """
            insert into engine.process_instance
                (key, process_definition_key, process_id, version, parent_process_instance_key,
                 parent_element_instance_key, variables, started_at, ended_at, terminated)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update engine.process_instance set
                process_definition_key = coalesce(?, process_definition_key),
                process_id = coalesce(?, process_id),
                version = coalesce(?, version),
                variables = variables || ?::jsonb,
                ended_at = coalesce(?, ended_at),
                terminated = terminated or ?
            where key = ?
            """;

    static ProcessInstanceRow started(Source source, long key, ProcessInstanceRecordValue instance) {
        var start = new Start(
                source.recordedAt(),
                known(instance.getParentProcessInstanceKey()),
                known(instance.getParentElementInstanceKey()));
        return new ProcessInstanceRow(source, key, start, Definition.of(instance), Map.of(), null);
    }

    static ProcessInstanceRow ended(Source source, long key, Ending ending) {
        return new ProcessInstanceRow(source, key, null, null, Map.of(), ending);
    }

    static ProcessInstanceRow migrated(Source source, long key, ProcessInstanceRecordValue instance) {
        return new ProcessInstanceRow(source, key, null, Definition.of(instance), Map.of(), null);
    }

    static ProcessInstanceRow variable(Source source, VariableRecordValue variable) {
        var value = Map.of(Text.storable(variable.getName()), Text.storableJson(variable.getValue()));
        return new ProcessInstanceRow(source, variable.getProcessInstanceKey(), null, null, value, null);
    }

    private static @Nullable Long known(long key) {
        return key > 0 ? key : null;
    }

    @Override
    public Object subject() {
        return new Subject(key);
    }

    /** What a called instance is given is told before that it starts. */
    @Override
    public Row then(Row later) {
        var more = (ProcessInstanceRow) later;
        var all = new HashMap<>(variables);
        all.putAll(more.variables);
        return new ProcessInstanceRow(
                source,
                key,
                start == null ? more.start : start,
                more.definition == null ? definition : more.definition,
                all,
                more.ending == null ? ending : more.ending);
    }

    @Override
    public boolean mayPrecedeItsBeginning() {
        return start == null && definition == null && ending == null;
    }

    @Override
    public String sql() {
        return start == null ? UPDATE : INSERT;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement);
        if (start != null) {
            columns.number(key);
        }
        columns.number(definition == null ? null : (Long) definition.key())
                .text(definition == null ? null : definition.processId())
                .number(definition == null ? null : (Integer) definition.version());
        if (start != null) {
            columns.number(start.parentInstance()).number(start.parentElement());
        }
        columns.text(Text.object(variables));
        if (start != null) {
            columns.time(start.at());
        }
        columns.time(ending == null ? null : ending.at()).flag(ending != null && ending.early());
        if (start == null) {
            columns.number(key);
        }
    }

    @Override
    public int bytes() {
        return 300
                + variables.values().stream()
                        .mapToInt(value -> 2 * value.length())
                        .sum();
    }
}
