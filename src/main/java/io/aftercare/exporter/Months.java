package io.aftercare.exporter;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parts of the tables, one for each month in UTC. */
final class Months {

    private static final List<String> TABLES =
            List.of("process_instance", "element_instance", "taken_flow", "incident", "job_failure", "user_task");

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");

    private final Set<YearMonth> there = new HashSet<>();

    static YearMonth of(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    /** Makes what is missing; must be {@link #forget forgotten} when the transaction is not committed. */
    void make(Connection open, Set<YearMonth> months) throws SQLException {
        for (var month : months) {
            if (there.add(month)) {
                make(open, month);
            }
        }
    }

    void forget() {
        there.clear();
    }

    private static void make(Connection open, YearMonth month) throws SQLException {
        try (var statement = open.createStatement()) {
            // Another partition of the broker may be about to.
            Migration.lock(statement);
            for (var table : TABLES) {
                var part = part(table, month);
                var found = statement.executeQuery("select to_regclass('%s')".formatted(part));
                found.next();
                if (found.getString(1) == null) {
                    // Attached, not made as a part: that would wait for all who read the table.
                    statement.execute("create table %s (like engine.%s including defaults)".formatted(part, table));
                    statement.execute("alter table engine.%s attach partition %s for values from ('%sZ') to ('%sZ')"
                            .formatted(
                                    table,
                                    part,
                                    month.atDay(1).atStartOfDay(),
                                    month.plusMonths(1).atDay(1).atStartOfDay()));
                }
            }
        }
    }

    /**
     * Drops months, oldest first, up to the first that is too young or in which something is still open.
     *
     * @param keep counted from a month's end
     * @return what was dropped
     */
    List<YearMonth> drop(Connection open, Instant now, Duration keep) throws SQLException {
        var dropped = new ArrayList<YearMonth>();
        try (var statement = open.createStatement()) {
            // Who reads for long is not waited for: the next time will do.
            statement.execute("set local lock_timeout = '2s'");
            Migration.lock(statement);
            for (var month : all(open)) {
                var end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                if (end.plus(keep).isAfter(now) || isOpen(open, month)) {
                    break;
                }
                for (var table : TABLES) {
                    statement.execute("drop table if exists " + part(table, month));
                }
                dropped.add(month);
            }
        }
        there.removeAll(dropped);
        return dropped;
    }

    private static List<YearMonth> all(Connection open) throws SQLException {
        var months = new ArrayList<YearMonth>();
        try (var statement = open.createStatement()) {
            var rows = statement.executeQuery("""
                    select right(inhrelid::regclass::text, 7) as month from pg_inherits
                    where inhparent = 'engine.process_instance'::regclass order by month
                    """);
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1), SUFFIX));
            }
        }
        return months;
    }

    private static boolean isOpen(Connection open, YearMonth month) throws SQLException {
        try (var statement = open.createStatement()) {
            var row = statement.executeQuery(
                    "select exists (select from %s where ended_at is null)".formatted(part("process_instance", month)));
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String part(String table, YearMonth month) {
        return "engine.%s_%s".formatted(table, SUFFIX.format(month));
    }
}
