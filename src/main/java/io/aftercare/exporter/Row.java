package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.Record;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What one record changes in the tables. To write another kind of record, give it a row here, a line in
 * {@link RowReader} and its table a script.
 */
sealed interface Row
        permits DeployedProcessRow,
                DeletedProcessRow,
                DeployedFormRow,
                ProcessInstanceRow,
                ElementInstanceRow,
                TakenFlowRow,
                IncidentRow,
                JobFailureRow,
                UserTaskRow,
                TimerRow {

    /** Where its record came from. */
    Source source();

    /** What it is about: of rows about the same thing, {@link #then} makes one. */
    default Object subject() {
        return this;
    }

    /** Both changes at once. Most things begin and end within a moment, and are so written once. */
    default Row then(Row later) {
        return later;
    }

    /** One of a handful of statements, so that rows can be written in batches, in any order. */
    String sql();

    void bind(PreparedStatement statement) throws SQLException;

    /** Whether what it changes may be told to begin only later. */
    default boolean mayPrecedeItsBeginning() {
        return false;
    }

    /** About how much memory it takes. */
    default int bytes() {
        return 300;
    }

    /**
     * A place in the log of a partition.
     *
     * @param position rises within a log
     * @param recordedAt the same whenever the record comes again
     */
    record Source(long position, Instant recordedAt) {

        static Source of(Record<?> exported) {
            return new Source(exported.getPosition(), Instant.ofEpochMilli(exported.getTimestamp()));
        }
    }
}
