package io.aftercare.exporter;

import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.protocol.Protocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The schema {@code engine} in PostgreSQL: rows and the position that they reach, in one transaction. */
final class EngineStore {

    private final ExporterSettings settings;
    private final int partition;
    private final boolean unknownToBroker;
    private final Logger log;
    private final Months months = new Months();
    private @Nullable Connection connection;

    /** @param unknownToBroker whether the broker has never heard of a position: it is new, or was killed early */
    EngineStore(ExporterSettings settings, int partition, boolean unknownToBroker, Logger log) {
        this.settings = settings;
        this.partition = partition;
        this.unknownToBroker = unknownToBroker;
        this.log = log;
    }

    /** Writes all rows that were not written before, or none. */
    void write(List<Row> rows) throws SQLException {
        try {
            var open = connected();
            var stored = lockedPosition(open);
            var fresh = fresh(rows, stored);
            if (!fresh.isEmpty()) {
                if (isBefore(fresh.getFirst(), stored)) {
                    beginOtherLog(open, fresh.getFirst());
                }
                months.make(
                        open,
                        fresh.stream()
                                .map(row -> Months.of(row.source().recordedAt()))
                                .collect(toSet()));
                write(open, Batch.of(fresh));
                move(open, stored, fresh);
            }
            open.commit();
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Says that the exporter is there although the engine has nothing to tell. */
    void beSeen() throws SQLException {
        try {
            var open = connected();
            try (var update = open.prepareStatement(
                    "update engine.exporter_position set seen_at = now() where partition_id = ?")) {
                update.setInt(1, partition);
                update.executeUpdate();
            }
            open.commit();
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Drops months that are over for longer than history is kept; one partition does it for all. */
    void dropOld() throws SQLException {
        if (partition != Protocol.DEPLOYMENT_PARTITION) {
            return;
        }
        try {
            var open = connected();
            var now = lockedPosition(open).recordedAt();
            var dropped = months.drop(open, now, settings.keep());
            open.commit();
            if (!dropped.isEmpty()) {
                log.info("Dropped the history of {}", dropped);
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException gone) {
                log.debug("The connection was lost before it was closed", gone);
            }
            connection = null;
        }
        months.forget();
    }

    private Connection connected() throws SQLException {
        if (connection != null) {
            return connection;
        }
        var opened = PostgreSql.connect(settings);
        connection = opened;
        opened.setAutoCommit(false);
        Migration.run(opened);
        return opened;
    }

    /** A broker that led the partition before may still be writing: it is waited for. */
    private Row.Source lockedPosition(Connection open) throws SQLException {
        try (var insert = open.prepareStatement("""
                        insert into engine.exporter_position (partition_id, position, recorded_at)
                        values (?, -1, 'epoch')
                        on conflict (partition_id) do nothing
                        """);
                var select = open.prepareStatement("""
                        select position, recorded_at from engine.exporter_position where partition_id = ? for update
                        """)) {
            insert.setInt(1, partition);
            insert.executeUpdate();
            select.setInt(1, partition);
            var row = select.executeQuery();
            row.next();
            return new Row.Source(
                    row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    /** Without what was committed before the broker heard of it. */
    private static List<Row> fresh(List<Row> rows, Row.Source stored) {
        return rows.stream()
                .filter(row ->
                        !isBefore(row, stored) || row.source().recordedAt().isAfter(stored.recordedAt()))
                .toList();
    }

    private static boolean isBefore(Row row, Row.Source stored) {
        return row.source().position() <= stored.position();
    }

    private void beginOtherLog(Connection open, Row first) throws SQLException {
        log.warn("The log of partition {} is not the one that was exported before: it is taken from here", partition);
        if (unknownToBroker) {
            // A new broker on an old database, not one that was restored: nothing of the old one is there any more.
            FormerCluster.forget(open, partition, first.source().recordedAt());
        }
    }

    private void write(Connection open, Batch batch) throws SQLException {
        var before = open.setSavepoint();
        try {
            batch.write(open);
        } catch (SQLException e) {
            if (!Batch.isRefusal(e)) {
                throw e;
            }
            open.rollback(before);
            batch.writeWhatCanBe(open, log);
        }
    }

    private void move(Connection open, Row.Source stored, List<Row> rows) throws SQLException {
        var latest = stored.recordedAt();
        for (var row : rows) {
            latest = row.source().recordedAt().isAfter(latest) ? row.source().recordedAt() : latest;
        }
        try (var update = open.prepareStatement(
                "update engine.exporter_position set position = ?, recorded_at = ?, seen_at = now() where partition_id = ?")) {
            update.setLong(1, rows.getLast().source().position());
            update.setObject(2, latest.atOffset(ZoneOffset.UTC));
            update.setInt(3, partition);
            update.executeUpdate();
        }
    }
}
