package io.aftercare.monitoring;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.monitoring.DayCounts.Counted;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts, for each day in UTC, where the runs that began on it came in their processes. A day is counted as a whole and
 * takes the place of what was counted before, so that it may be done again at any time; a day on which nothing changes
 * any more is left as it is.
 */
@Service
class ProcessCounting {

    /** At a time; the rest comes with the next. */
    private static final int MOST_DAYS = 50;

    /** Days are looked after from the first run on. */
    private static final String NOTE_DAYS = """
            insert into counted_day (day)
            select cast(day as date) from generate_series(
                coalesce((select cast(max(day) as timestamp) from counted_day),
                         (select date_trunc('day', min(created_at) at time zone 'UTC') from survey_run)),
                cast(cast(:today as date) as timestamp), interval '1 day') day
            on conflict do nothing""";

    /** Today first. The older a day is, the less happens: it waits a thousandth of its age, so ten minutes after a week. */
    private static final String DUE = """
            select day from counted_day
            where not settled and (counted_at is null
                or counted_at < cast(:now as timestamptz) - greatest(
                    interval '45 seconds', (cast(:now as timestamptz) - cast(day as timestamp) at time zone 'UTC') / 1000))
            order by day < :today, counted_at nulls first, day desc
            limit %d""".formatted(MOST_DAYS);

    private final JdbcClient jdbc;
    private final EngineHistory engine;
    private final DayCounts counts;
    private final TransactionOperations transaction;
    private final Clock clock;

    ProcessCounting(
            JdbcClient jdbc, EngineHistory engine, DayCounts counts, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.counts = counts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Counts what may have changed, a transaction for each day. */
    void countDue() {
        if (engine.reach().told()) {
            noteDays();
            due().forEach(this::count);
        }
    }

    /**
     * Counts a day; what is settled stays, and so does what the engine's history cannot tell again. Of the last two days that
     * is not believed yet: where the engine itself is asked, it may be late.
     */
    void count(LocalDate day) {
        var now = clock.instant();
        var asked = counts.ask(day);
        var isLost = transaction.execute(status -> {
            var before = before(day);
            if (before.settled()) {
                return false;
            }
            clear(day);
            var counted = asked.insert();
            if (counted.isEmpty() || counted.get().told() < before.told()) {
                status.setRollbackOnly();
                return counted.isPresent() && day.isBefore(today().minusDays(1));
            }
            note(day, counted.get(), now);
            return false;
        });
        if (Boolean.TRUE.equals(isLost)) {
            jdbc.sql("update counted_day set settled = true where day = :day")
                    .param("day", day)
                    .update();
        }
    }

    private void noteDays() {
        jdbc.sql(NOTE_DAYS).param("today", today()).update();
    }

    private List<LocalDate> due() {
        return jdbc.sql(DUE)
                .param("now", utc(clock.instant()))
                .param("today", today())
                .query((row, at) -> Objects.requireNonNull(row.getObject("day", LocalDate.class)))
                .list();
    }

    /** Whoever else counts the day waits. */
    private Counted before(LocalDate day) {
        return jdbc.sql("""
                        insert into counted_day (day) values (:day) on conflict (day) do update set day = excluded.day
                        returning told, settled""")
                .param("day", day)
                .query((row, at) -> new Counted(row.getInt("told"), row.getBoolean("settled")))
                .single();
    }

    private void clear(LocalDate day) {
        jdbc.sql("delete from counted_process where day = :day")
                .param("day", day)
                .update();
        jdbc.sql("delete from counted_element where day = :day")
                .param("day", day)
                .update();
    }

    private void note(LocalDate day, Counted counted, Instant now) {
        jdbc.sql("update counted_day set counted_at = :now, told = :told, settled = :settled where day = :day")
                .param("now", utc(now))
                .param("told", counted.told())
                .param("settled", counted.settled())
                .param("day", day)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
