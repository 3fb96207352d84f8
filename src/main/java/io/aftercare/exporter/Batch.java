package io.aftercare.exporter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** Rows that are written together: one change for each thing, one round trip for each kind of statement. */
final class Batch {

    private final Map<String, List<Row>> bySql = new LinkedHashMap<>();

    private Batch() {}

    static Batch of(Collection<Row> rows) {
        var changes = new LinkedHashMap<Object, Row>();
        rows.forEach(row -> changes.merge(row.subject(), row, Row::then));
        var batch = new Batch();
        changes.values()
                .forEach(row -> batch.bySql
                        .computeIfAbsent(row.sql(), sql -> new ArrayList<>())
                        .add(row));
        return batch;
    }

    /** In the transaction that is open. */
    void write(Connection open) throws SQLException {
        for (var alike : bySql.entrySet()) {
            try (var statement = open.prepareStatement(alike.getKey())) {
                for (var row : alike.getValue()) {
                    row.bind(statement);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /** One by one, without those that PostgreSQL can never take: they would hold up all that come after them. */
    void writeWhatCanBe(Connection open, Logger log) throws SQLException {
        for (var row : bySql.values().stream().flatMap(List::stream).toList()) {
            var before = open.setSavepoint();
            try (var statement = open.prepareStatement(row.sql())) {
                row.bind(statement);
                statement.executeUpdate();
                open.releaseSavepoint(before);
            } catch (SQLException e) {
                if (!isRefusal(e)) {
                    throw e;
                }
                open.rollback(before);
                log.error("Left out, as PostgreSQL refuses it: {}", row.subject(), e);
            }
        }
    }

    /** Whether the data is at fault: classes 22 and 23 of the SQL standard's states; 54: too much, as for an index. */
    static boolean isRefusal(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }
}
