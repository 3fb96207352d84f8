package io.aftercare.exporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Brings the schema up to date: each script once, in order, whichever of several brokers comes first. */
final class Migration {

    /** Never changed, only added to: the first is version 1. */
    private static final List<String> SCRIPTS = List.of(
            "V001__deployed_process.sql",
            "V002__history.sql",
            "V003__user_task_ended.sql",
            "V004__open_tasks_by_person.sql",
            "V005__open_incidents_by_time.sql");

    /** Any number, as long as nobody else locks it in this database. */
    private static final long LOCK = 5_240_186_377_201L;

    private Migration() {}

    /** In a transaction of its own, on a connection that does not commit by itself. */
    static void run(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            lock(statement);
            statement.execute("create schema if not exists engine");
            statement.execute("""
                    create table if not exists engine.migration (
                        version    int primary key,
                        script     text not null,
                        applied_at timestamptz not null default now()
                    )
                    """);
            var row = statement.executeQuery("select coalesce(max(version), 0) from engine.migration");
            row.next();
            for (var version = row.getInt(1) + 1; version <= SCRIPTS.size(); version++) {
                apply(connection, version, SCRIPTS.get(version - 1));
            }
        }
        connection.commit();
    }

    /** Until the end of the transaction: the schema is changed by one at a time. */
    static void lock(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
    }

    private static void apply(Connection connection, int version, String script) throws SQLException {
        try (var statement = connection.createStatement();
                var insert = connection.prepareStatement("insert into engine.migration values (?, ?)")) {
            statement.execute(text(script));
            insert.setInt(1, version);
            insert.setString(2, script);
            insert.executeUpdate();
        }
    }

    private static String text(String script) {
        try (var resource = Objects.requireNonNull(Migration.class.getResourceAsStream(script), script)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
