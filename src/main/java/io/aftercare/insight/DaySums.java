package io.aftercare.insight;

import static io.aftercare.common.SqlTime.utc;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sums up days that are over, and again those of which something changed. It only makes reading faster: what is not
 * summed up is counted, so it may be late, end anywhere, or run twice at once.
 */
@Service
class DaySums {

    /** At a time; the rest comes with the next. */
    private static final int MOST_DAYS = 500;

    /** Changes are forgotten in the statement that makes their days unsummed: what is committed later stays noted. */
    private static final String TAKE_CHANGES = """
            with changed as (delete from changed_day returning kind, day, ticket_id)
            insert into summed_day (kind, day)
            select distinct c.kind, coalesce(c.day, cast(t.closed_at at time zone 'UTC' as date)) as day
            from changed c left join ticket t on t.id = c.ticket_id
            where coalesce(c.day, cast(t.closed_at at time zone 'UTC' as date)) is not null
            order by kind, day
            on conflict (kind, day) do update set summed = false""";

    private static final String DUE = """
            select kind, day from summed_day where not summed and day < :today
            order by day desc, kind limit %d""".formatted(MOST_DAYS);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    DaySums(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Due(DaySum sum, LocalDate day) {}

    /** A transaction for each day. */
    void sumUpDue() {
        jdbc.sql(TAKE_CHANGES).update();
        due().forEach(due -> transaction.executeWithoutResult(status -> sumUp(due.sum(), due.day())));
    }

    private List<Due> due() {
        return jdbc.sql(DUE)
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, at) -> new Due(
                        DaySum.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        Objects.requireNonNull(row.getObject("day", LocalDate.class))))
                .list();
    }

    /** Whoever else sums up the day or notes it as changed waits. */
    private void sumUp(DaySum sum, LocalDate day) {
        jdbc.sql("update summed_day set summed = true where kind = :kind and day = :day")
                .param("kind", sum.kind())
                .param("day", day)
                .update();
        jdbc.sql(sum.clear()).param("day", day).update();
        jdbc.sql(sum.sumUp())
                .param("day", day, Types.DATE)
                .param("start", utc(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param("end", utc(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .update();
    }
}
