package io.aftercare.exporter;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one record changes in the tables. To write another kind of record, give it a row here and its table a script.
 * Each is an upsert: a record may come again.
 */
sealed interface Row permits DeployedProcessRow, DeletedProcessRow {

    /** What {@link #of} can use. */
    Set<ValueType> VALUES = EnumSet.of(ValueType.PROCESS);

    /** Where its record came from. */
    Source source();

    /** One of a handful of statements, so that rows can be written in batches. */
    String sql();

    void bind(PreparedStatement statement) throws SQLException;

    /** About how much memory it takes. */
    int bytes();

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

    /** @return empty for a record that changes nothing here */
    static Optional<Row> of(Record<?> exported) {
        return exported.getValue() instanceof Process process ? of(exported, process) : Optional.empty();
    }

    private static Optional<Row> of(Record<?> exported, Process process) {
        // The other partitions repeat what this one says.
        if (exported.getPartitionId() != Protocol.DEPLOYMENT_PARTITION) {
            return Optional.empty();
        }
        var intent = exported.getIntent();
        if (intent == ProcessIntent.CREATED) {
            return Optional.of(DeployedProcessRow.of(Source.of(exported), process));
        }
        return intent == ProcessIntent.DELETED
                ? Optional.of(new DeletedProcessRow(Source.of(exported), process.getProcessDefinitionKey()))
                : Optional.empty();
    }
}
