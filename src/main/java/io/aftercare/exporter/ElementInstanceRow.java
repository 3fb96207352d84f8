package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an element of an instance.
 *
 * @param start null when it was there before
 * @param elementId null when it did not change
 * @param ending null while it is not over
 */
record ElementInstanceRow(
        Source source,
        long key,
        @Nullable Start start,
        @Nullable String elementId,
        @Nullable Ending ending) implements Row {

    record Start(Instant at, long processInstance, String elementType) {}

    private record Subject(long elementInstance) {}

    private static final String INSERT = """
            insert into engine.element_instance
                (key, process_instance_key, element_type, started_at, element_id, ended_at, terminated)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update engine.element_instance set
                element_id = coalesce(?, element_id),
                ended_at = coalesce(?, ended_at),
                terminated = terminated or ?
            where key = ?
            """;

    static ElementInstanceRow started(Source source, long key, ProcessInstanceRecordValue instance) {
        var start = new Start(
                source.recordedAt(),
                instance.getProcessInstanceKey(),
                instance.getBpmnElementType().name());
        return new ElementInstanceRow(source, key, start, Text.storable(instance.getElementId()), null);
    }

    static ElementInstanceRow ended(Source source, long key, Ending ending) {
        return new ElementInstanceRow(source, key, null, null, ending);
    }

    static ElementInstanceRow migrated(Source source, long key, ProcessInstanceRecordValue instance) {
        return new ElementInstanceRow(source, key, null, Text.storable(instance.getElementId()), null);
    }

    @Override
    public Object subject() {
        return new Subject(key);
    }

    @Override
    public Row then(Row later) {
        var more = (ElementInstanceRow) later;
        return new ElementInstanceRow(
                source,
                key,
                start,
                more.elementId == null ? elementId : more.elementId,
                more.ending == null ? ending : more.ending);
    }

    @Override
    public String sql() {
        return start == null ? UPDATE : INSERT;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement);
        if (start != null) {
            columns.number(key)
                    .number(start.processInstance())
                    .text(start.elementType())
                    .time(start.at());
        }
        columns.text(elementId).time(ending == null ? null : ending.at()).flag(ending != null && ending.early());
        if (start == null) {
            columns.number(key);
        }
    }
}
