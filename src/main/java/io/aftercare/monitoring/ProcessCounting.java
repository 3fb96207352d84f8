package io.aftercare.monitoring;

import static io.aftercare.common.SqlTime.utc;

import java.sql.Types;
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

    /**
     * Looks up instances and elements one by one by their indexes, as only these are few among all: that is what the
     * lateral joins are for.
     */
    private static final String COUNT = """
            with recursive run as materialized (
                select * from survey_run where created_at >= :start and created_at < :end
            ), instance (run, survey_id, reason, key, definition, process_id, version, started_at, ended_at, terminated,
                         depth) as (
                select r.id, r.survey_id, r.reason, i.key, i.process_definition_key, i.process_id, i.version,
                       i.started_at, i.ended_at, i.terminated, 0
                from run r cross join lateral (
                    select * from engine.process_instance i where i.key = r.process_instance_key limit 1) i
                union all
                select caller.run, caller.survey_id, caller.reason, i.key, i.process_definition_key, i.process_id,
                       i.version, i.started_at, i.ended_at, i.terminated, caller.depth + 1
                from instance caller cross join lateral (
                    select * from engine.process_instance i
                    where i.parent_process_instance_key = caller.key and i.started_at >= caller.started_at - interval '1 h'
                    offset 0) i
                where caller.depth < 10
            ), known as (
                select r.*, i.key, i.ended_at from run r left join instance i on i.run = r.id and i.depth = 0
            ), process as (
                insert into counted_process (survey_id, process_definition_key, day, process_id, version, own, runs, open,
                                             terminated)
                select survey_id, definition, :day, max(process_id), max(version), min(depth) = 0, count(distinct run),
                       count(distinct run) filter (where ended_at is null), count(distinct run) filter (where terminated)
                from instance group by survey_id, definition
                union all
                select survey_id, 0, :day, '', 0, true, count(*), 0, 0 from known where key is null group by survey_id
            ), element as (
                insert into counted_element (survey_id, process_definition_key, day, element_id, reason, element_type, runs,
                                             open)
                select i.survey_id, i.definition, :day, e.element_id,
                       case when e.type = 'END_EVENT' then coalesce(i.reason, '') else '' end as why, max(e.type),
                       count(distinct i.run), count(distinct i.run) filter (where e.here)
                from instance i cross join lateral (
                    select element_id, max(element_type) as type, bool_or(ended_at is null) as here
                    from engine.element_instance
                    where process_instance_key = i.key and started_at >= i.started_at - interval '1 h'
                    group by element_id) e
                group by i.survey_id, i.definition, e.element_id, why
            ), position as (
                select min(recorded_at) as heard from engine.exporter_position
            )
            select count(key) as told,
                   coalesce(max(heard) > cast(:end as timestamptz) + interval '1 h', false)
                       and count(*) filter (
                           where (key is not null and ended_at is null)
                              or (key is null and (state in ('scheduled', 'sent', 'answered')
                                                   or completed_at > heard - interval '1 h'))) = 0 as settled
            from position left join known on true""";

    private final JdbcClient jdbc;
    private final EngineHistory engine;
    private final TransactionOperations transaction;
    private final Clock clock;

    ProcessCounting(JdbcClient jdbc, EngineHistory engine, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Counted(int told, boolean settled) {}

    /** Counts what may have changed, a transaction for each day. */
    void countDue() {
        if (engine.reach().told()) {
            noteDays();
            due().forEach(this::count);
        }
    }

    /** Counts a day; what is settled stays, and so does what the engine's history cannot tell again. */
    void count(LocalDate day) {
        var isLost = transaction.execute(status -> {
            var before = before(day);
            if (before.settled()) {
                return false;
            }
            var now = clock.instant();
            clear(day);
            var counted = insert(day);
            if (counted.told() < before.told()) {
                status.setRollbackOnly();
                return true;
            }
            note(day, counted, now);
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

    private Counted insert(LocalDate day) {
        return jdbc.sql(COUNT)
                .param("day", day, Types.DATE)
                .param("start", utc(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param("end", utc(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .query((row, at) -> new Counted(row.getInt("told"), row.getBoolean("settled")))
                .single();
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
