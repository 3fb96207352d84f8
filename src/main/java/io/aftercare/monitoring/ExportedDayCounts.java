package io.aftercare.monitoring;

import static io.aftercare.common.SqlTime.utc;

import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what the exporter writes, see {@code io.aftercare.exporter}, in one statement. */
class ExportedDayCounts implements DayCounts {

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

    ExportedDayCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Asked ask(LocalDate day) {
        return () -> Optional.of(insert(day));
    }

    @Override
    public @Nullable Integer mostRuns() {
        return null;
    }

    private Counted insert(LocalDate day) {
        return jdbc.sql(COUNT)
                .param("day", day, Types.DATE)
                .param("start", utc(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param("end", utc(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .query((row, at) -> new Counted(row.getInt("told"), row.getBoolean("settled")))
                .single();
    }
}
