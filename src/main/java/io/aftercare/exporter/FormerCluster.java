package io.aftercare.exporter;

import io.camunda.zeebe.protocol.Protocol;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What was written for a cluster that is no more, while another one writes to the same database. Each partition forgets
 * its own rows; that of deployments, which only it writes, also forgets partitions that the other cluster does not have.
 */
final class FormerCluster {

    /** What instances do: tables, and in each the key that tells the partition, by its upper bits. */
    private static final Map<String, String> HISTORY = Map.of(
            "process_instance", "key",
            "element_instance", "key",
            "taken_flow", "process_instance_key",
            "incident", "key",
            "job_failure", "process_instance_key",
            "user_task", "key",
            "timer", "key");

    /** Deleting takes longer than anything else that is asked of PostgreSQL, once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private FormerCluster() {}

    /**
     * In the transaction that is open.
     *
     * @param since the time of the first record of this partition in the cluster that is here now
     */
    static void forget(Connection open, int partition, Instant since) throws SQLException {
        var usual = open.getNetworkTimeout();
        open.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
        try (var statement = open.createStatement()) {
            if (partition != Protocol.DEPLOYMENT_PARTITION) {
                delete(statement, "= " + partition);
            } else {
                forgetPositions(open, since);
                statement.execute("truncate engine.deployed_process, engine.deployed_form");
                if (isAlone(statement)) {
                    statement.execute("truncate engine." + String.join(", engine.", HISTORY.keySet()));
                } else {
                    delete(
                            statement,
                            "not in (select partition_id from engine.exporter_position where partition_id <> "
                                    + Protocol.DEPLOYMENT_PARTITION + ")");
                }
            }
        }
        open.setNetworkTimeout(Runnable::run, usual);
    }

    /**
     * Those that the former cluster had reached; else one of a partition that is no more would be waited for without end.
     * Their time tells: nothing runs in any partition before this one has deployed a process, its first record. A partition
     * whose position is gone begins anew, so one that is only late loses nothing.
     */
    private static void forgetPositions(Connection open, Instant since) throws SQLException {
        try (var lock = open.createStatement();
                var delete = open.prepareStatement(
                        "delete from engine.exporter_position where partition_id <> ? and recorded_at < ?")) {
            // Who writes for the first time is waited for, and seen then.
            lock.execute("lock table engine.exporter_position in share row exclusive mode");
            delete.setInt(1, Protocol.DEPLOYMENT_PARTITION);
            delete.setObject(2, since.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    /** Whether no other partition has written here yet. */
    private static boolean isAlone(Statement statement) throws SQLException {
        var row = statement.executeQuery("select count(*) = 1 from engine.exporter_position");
        row.next();
        return row.getBoolean(1);
    }

    private static void delete(Statement statement, String ofPartition) throws SQLException {
        for (var table : HISTORY.entrySet()) {
            statement.execute("delete from engine.%s where %s >> %d %s"
                    .formatted(table.getKey(), table.getValue(), Protocol.KEY_BITS, ofPartition));
        }
    }
}
