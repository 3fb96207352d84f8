package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timer that runs, or no longer does.
 *
 * @param start null when it is gone: triggered or cancelled
 */
record TimerRow(Source source, long key, @Nullable Start start) implements Row {

    record Start(long processInstance, long elementInstance, String elementId, Instant dueAt) {}

    private record Subject(long timer) {}

    static TimerRow created(Source source, long key, TimerRecordValue timer) {
        var start = new Start(
                timer.getProcessInstanceKey(),
                timer.getElementInstanceKey(),
                Text.storable(timer.getTargetElementId()),
                Instant.ofEpochMilli(timer.getDueDate()));
        return new TimerRow(source, key, start);
    }

    static TimerRow gone(Source source, long key) {
        return new TimerRow(source, key, null);
    }

    @Override
    public Object subject() {
        return new Subject(key);
    }

    @Override
    public String sql() {
        return start == null ? "delete from engine.timer where key = ?" : """
                insert into engine.timer (key, process_instance_key, element_instance_key, element_id, due_at)
                values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement).number(key);
        if (start != null) {
            columns.number(start.processInstance())
                    .number(start.elementInstance())
                    .text(start.elementId())
                    .time(start.dueAt());
        }
    }
}
