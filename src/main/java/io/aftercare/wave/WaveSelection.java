package io.aftercare.wave;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.survey.ScheduledSurvey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Selects the recipients of a wave, and counts those of waves to come. Each is one statement, whoever is meant. */
@Component
class WaveSelection {

    /**
     * A contact's hour is as even over the working hours as its turn is over the days. Hours that are over in the contact's
     * time zone are those of the next day. Those who were missed lately come after those whose turn it is, and a wave is at
     * most about twice as large as an even one for them. A contact who is just being erased is waited for: to find it gone
     * in the end would undo the whole selection.
     */
    private static final String INSERT = """
            insert into wave_recipient (wave_id, survey_id, day, contact_id, run_id, send_at, zone)
            %s, turned as (
                select candidate.*, cast(:day as date) as day, mod(:turn - turn + :turns, :turns)::int as late from candidate
            )
            select :wave, :survey, due.day, due.id, uuidv7(),
                   case when :early then hours.opens
                        else hours.opens + due.part * (hours.closes - hours.opens) end,
                   due.zone
            from turned due
                 join contact present on present.id = due.id
                 cross join lateral (
                     select case when :early then :now
                                 else greatest((sending.day + :from) at time zone due.zone, :now) end as opens,
                            (sending.day + :until) at time zone due.zone as closes
                     from unnest(cast(:sendingDays as date[])) as sending (day)
                     where (sending.day + :until) at time zone due.zone > :now
                     order by sending.day
                     limit 1) hours
            where due.late < :missable
              and (cast(:turnDays as date[]))[due.late + 1] >= greatest(due.first_on, :start)
              and %s and %s
            order by due.late <> 0, due.late desc, due.part
            limit (select least(:most, greatest(:catchUp, 2 * ceil(count(*)::numeric / :turns)))::bigint from candidate)
            for key share of present
            on conflict do nothing""";

    /**
     * When all are asked on any day, a contact counts on the first on which it may be; no later one is looked at, as whom the
     * survey asks once it never asks again.
     */
    private static final String COUNT = """
            %s, mailed as materialized (
                select candidate.*, (select max(r.sent_at) from survey_run r
                                     where r.contact_id = candidate.id and r.state <> 'undeliverable') as mailed_at
                from candidate where candidate.turn = any (cast(:numbers as int[]))
            ), due as (
                select mailed.id, mailed.email, min(coming.day) as day
                from mailed
                     join unnest(cast(:days as date[]), cast(:numbers as int[])) as coming (day, number)
                         on coming.number = mailed.turn and coming.day >= mailed.first_on
                     cross join lateral (
                         select case when :early then :now
                                     else greatest((coming.day + :from) at time zone mailed.zone, :now) end as opens) hours
                where mailed.mailed_at is null or mailed.mailed_at <= hours.opens - make_interval(days => :fatigue)
                group by mailed.id, mailed.email
            )
            select day, count(*) as contacts from due where %s group by day""";

    /** Nor whom any survey reached within the days between surveys. */
    private static final String NOT_MAILED = """
            not exists (select from survey_run r
                        where r.contact_id = due.id and r.state <> 'undeliverable'
                          and r.sent_at > hours.opens - make_interval(days => :fatigue))""";

    private final JdbcClient jdbc;
    private final Candidates candidates;
    private final WaveSettings settings;

    WaveSelection(JdbcClient jdbc, Candidates candidates, WaveSettings settings) {
        this.jdbc = jdbc;
        this.candidates = candidates;
        this.settings = settings;
    }

    /** @return how many contacts the wave asks */
    int select(Wave wave, ScheduledSurvey survey, Instant now) {
        var definition = survey.survey().definition();
        var schedule = definition.schedule();
        var turns = new Turns(schedule);
        var turnDays = turns.until(wave.day(), definition.fatigueDays());
        return jdbc.sql(INSERT.formatted(candidates.sql(survey), Candidates.NOT_ASKED, NOT_MAILED))
                .params(candidates.parameters(survey, turns.today(now)))
                .param("wave", wave.id().value())
                .param("day", wave.day())
                .param("early", wave.early())
                .param("turn", turns.on(wave.day()))
                .param("turnDays", texts(turnDays))
                .param("missable", turnDays.size())
                .param("start", Candidates.start(survey))
                .param("sendingDays", texts(turns.from(wave.day(), 3)))
                .param("from", schedule.from())
                .param("until", schedule.until())
                .param("fatigue", definition.fatigueDays())
                .param("most", settings.most())
                .param("catchUp", settings.catchUp())
                .param("now", utc(now))
                .update();
    }

    /** @param days with a turn, no more than a period has */
    List<ExpectedWave> expected(ScheduledSurvey survey, List<LocalDate> days, Instant now) {
        return count(survey, days, days.getLast(), false, now);
    }

    /** The wave of a day as it is when it is sent now, without those who were missed lately. */
    ExpectedWave early(ScheduledSurvey survey, LocalDate day, Instant now) {
        var today = new Turns(survey.survey().definition().schedule()).today(now);
        return count(survey, List.of(day), today, true, now).getFirst();
    }

    private List<ExpectedWave> count(
            ScheduledSurvey survey, List<LocalDate> days, LocalDate lastDay, boolean early, Instant now) {
        var definition = survey.survey().definition();
        var turns = new Turns(definition.schedule());
        var counts = jdbc.sql(COUNT.formatted(candidates.sql(survey), Candidates.NOT_ASKED))
                .params(candidates.parameters(survey, lastDay))
                .param("days", texts(days))
                .param("numbers", days.stream().map(turns::on).toArray(Integer[]::new))
                .param("early", early)
                .param("from", definition.schedule().from())
                .param("fatigue", definition.fatigueDays())
                .param("now", utc(now))
                .query((row, at) -> new ExpectedWave(row.getObject("day", LocalDate.class), row.getLong("contacts")))
                .list();
        return days.stream()
                .map(day -> counts.stream()
                        .filter(count -> count.day().equals(day))
                        .findAny()
                        .orElseGet(() -> new ExpectedWave(day, 0)))
                .toList();
    }

    /** The driver sends no arrays of days. */
    private static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }
}
