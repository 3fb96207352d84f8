package io.aftercare.insight;

import java.util.Locale;

/** What is summed up by day, in UTC; each counts the day's rows from {@code :start} to {@code :end}. */
enum DaySum {
    SENT("score_sum", """
            with run as (
                select s.type, r.survey_id, r.pipeline, r.owner_email, r.language,
                       %s
                from counted_run r join survey s on s.id = r.survey_id
                where r.sent_at >= :start and r.sent_at < :end
                group by s.type, r.survey_id, r.pipeline, r.owner_email, r.language
            )
            insert into score_sum (day, type, within, within_key, part_of, part, %s)
            select :day, type, within, within_key, part_of, part, %s
            from run
                 cross join lateral (values %s) w (within, within_key)
                 cross join lateral (values ('', null), %s) p (part_of, part)
            where within_key is not null and part_of <> all (string_to_array(within, ' '))
            group by type, within, within_key, part_of, part
            order by type, within, within_key, part_of, part""".formatted(
                    ScoreColumns.COUNTED, ScoreColumns.ALL, ScoreColumns.SUMS, Dimension.SUMMED, Dimension.VALUES)),

    REGISTERED("fate_sum", """
            with run as (
                select s.type, r.survey_id, r.pipeline, r.owner_email, r.language, %1$s, count(*) as runs
                from survey_run r join survey s on s.id = r.survey_id
                where r.created_at >= :start and r.created_at < :end
                group by s.type, r.survey_id, r.pipeline, r.owner_email, r.language, %2$s
            )
            insert into fate_sum (day, type, within, within_key, %2$s, runs)
            select :day, type, within, within_key, %2$s, sum(runs)
            from run cross join lateral (values %3$s) w (within, within_key)
            where within_key is not null
            group by type, within, within_key, %2$s
            order by type, within, within_key""".formatted(Fate.COUNTED, Fate.COLUMNS, Dimension.SUMMED)),

    /** A ticket that several surveys of a type asked about counts once for that type. */
    CLOSED("ticket_sum", """
            with closed as materialized (
                select id, pipeline, owner_email from ticket where closed_at >= :start and closed_at < :end
            ), asker as materialized (
                select id, type from survey s where exists (select from survey_version v where v.survey_id = s.id)
            ), asked as (
                select closed.*, asker.id as survey_id, asker.type
                from closed cross join asker
                     cross join lateral (
                         select from survey_run r
                         where r.survey_id = asker.id and r.ticket_id = closed.id and r.ticket_id is not null
                           and r.reason is distinct from 'ticket-reopened' limit 1) run
            )
            insert into ticket_sum (day, asked_by, pipeline, owner, tickets)
            select :day, asked_by, pipeline, owner, count(distinct id)
            from (
                select id, pipeline, owner_email, '' as asked_by from closed
                union all
                select id, pipeline, owner_email, by from asked
                     cross join lateral (values (type), (cast(survey_id as text))) a (by)
                ) ticket
                cross join lateral (values (''), (owner_email)) o (owner)
            where owner is not null
            group by asked_by, pipeline, owner
            order by asked_by, pipeline, owner""");

    private final String table;
    private final String sumUp;

    DaySum(String table, String sumUp) {
        this.table = table;
        this.sumUp = sumUp;
    }

    /** The word in the database. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Deletes the sums of {@code :day}. */
    String clear() {
        return "delete from " + table + " where day = :day";
    }

    /** Inserts the sums of {@code :day}. */
    String sumUp() {
        return sumUp;
    }
}
