package io.aftercare.insight;

import io.aftercare.insight.DaySlices.Span;
import io.aftercare.insight.Funnel.Loss;
import io.aftercare.insight.Funnel.Stage;
import io.aftercare.insight.Funnel.Step;
import io.aftercare.run.RunState;
import io.aftercare.run.SkipReason;
import io.aftercare.survey.SurveyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Follows the surveys of a period. */
@Service
public class Funnels {

    private static final String FATES = DaySlices.of(DaySum.REGISTERED) + """
            , fate as (
                select f.*
                from slice
                     cross join lateral (
                         select %1$s, runs from fate_sum c
                         where c.day = slice.day and c.type = :type
                           and c.within = :within and c.within_key = :withinKey
                         offset 0
                     ) f
                where summed
                union all
                select f.*
                from slice
                     cross join lateral (
                         select %2$s, count(*) as runs from survey_run
                         where survey_id = any (%3$s) and created_at >= slice_start and created_at < slice_end%4$s
                         group by %1$s
                         offset 0
                     ) f
                where not summed
            )
            select %1$s, sum(runs) as runs from fate group by %1$s""";

    /** A run that was held back because its ticket was open again is none: closing it starts another. */
    private static final String TICKETS = DaySlices.of(DaySum.CLOSED) + """
            , closed as (
                select t.pipeline, sum(t.tickets) filter (where asked_by = '') as tickets,
                       sum(t.tickets) filter (where asked_by <> '') as asked
                from slice
                     cross join lateral (
                         select * from ticket_sum c
                         where c.day = slice.day and c.asked_by in ('', :askedBy) and c.owner = :ticketOwner
                         offset 0
                     ) t
                where summed
                group by t.pipeline
                union all
                select t.pipeline, count(*), count(*) filter (where t.asked)
                from slice
                     cross join lateral (
                         select ticket.pipeline, run.asked
                         from ticket
                              left join lateral (
                                  select true as asked from survey_run r
                                  where r.survey_id = any (%1$s) and r.ticket_id = ticket.id
                                    and r.ticket_id is not null and r.reason is distinct from 'ticket-reopened' limit 1
                              ) run on true
                         where closed_at >= slice_start and closed_at < slice_end%2$s
                         offset 0
                     ) t
                where not summed
                group by t.pipeline
            )
            select pipeline in (select v.pipeline from survey_version v
                                where v.pipeline is not null and v.survey_id = any (%1$s)) as wanted,
                   sum(tickets) as tickets, sum(asked) as asked
            from closed where cast(:pipeline as text) is null or pipeline = :pipeline
            group by wanted""";

    private final JdbcClient jdbc;

    Funnels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The funnel; two statements, one where a language restricts. */
    public Funnel of(InsightFilter filter) {
        var fates = fates(filter);
        var steps = new ArrayList<Step>();
        if (filter.language() == null) {
            var tickets = tickets(filter);
            var isOfTickets = isOfTickets(filter, tickets, fates);
            if (isOfTickets) {
                steps.add(new Step(Stage.CLOSED, count(tickets), List.of()));
            }
            steps.add(new Step(
                    Stage.REGISTERED, sum(fates, Stage.REGISTERED), isOfTickets ? unasked(tickets) : List.of()));
        }
        steps.add(step(Stage.SENT, Stage.REGISTERED, fates));
        steps.add(step(Stage.ANSWERED, Stage.SENT, fates));
        steps.add(step(Stage.COMMENTED, Stage.ANSWERED, fates));
        steps.add(step(Stage.FOLLOWED_UP, Stage.ANSWERED, fates));
        var withoutTicket = sum(fates, Stage.REGISTERED) - sum(fates, Stage.CLOSED);
        return new Funnel(List.copyOf(steps), withoutTicket);
    }

    /**
     * Tickets that were closed.
     *
     * @param wanted whether some version of the surveys is for their pipeline
     * @param asked how many of them one of the surveys has a run of
     */
    private record Tickets(boolean wanted, long count, long asked) {

        /** Those that no survey has a run of, though it might. */
        Loss unasked() {
            return wanted
                    ? new Loss(
                            "not-live",
                            "Closed while the survey was not live, or its start is still on its way.",
                            count - asked)
                    : new Loss("other-pipeline", "None of these surveys is for their pipeline.", count);
        }
    }

    /** Whether tickets start these surveys, or the filter asks about tickets: others have no way from one. */
    private static boolean isOfTickets(InsightFilter filter, List<Tickets> tickets, List<Fate> fates) {
        return filter.type() == SurveyType.CES
                || filter.pipeline() != null
                || filter.owner() != null
                || tickets.stream().anyMatch(Tickets::wanted)
                || fates.stream().anyMatch(Fate::hasTicket);
    }

    private static Step step(Stage stage, Stage before, List<Fate> fates) {
        var losses = new LinkedHashMap<String, Loss>();
        fates.stream()
                .filter(fate -> fate.reached(before) && !fate.reached(stage))
                .map(fate -> fate.loss(stage))
                .forEach(loss -> losses.merge(
                        loss.code(),
                        loss,
                        (one, other) -> new Loss(one.code(), one.reason(), one.count() + other.count())));
        return new Step(stage, sum(fates, stage), mostFirst(List.copyOf(losses.values())));
    }

    private static List<Loss> unasked(List<Tickets> tickets) {
        return mostFirst(tickets.stream()
                .map(Tickets::unasked)
                .filter(loss -> loss.count() > 0)
                .toList());
    }

    private static List<Loss> mostFirst(List<Loss> losses) {
        return losses.stream()
                .sorted(Comparator.comparingLong(Loss::count).reversed().thenComparing(Loss::code))
                .toList();
    }

    private static long count(List<Tickets> tickets) {
        return tickets.stream().mapToLong(Tickets::count).sum();
    }

    private static long sum(List<Fate> fates, Stage stage) {
        return fates.stream()
                .filter(fate -> fate.reached(stage))
                .mapToLong(Fate::runs)
                .sum();
    }

    private List<Fate> fates(InsightFilter filter) {
        var values = new HashMap<String, Object>(filter.sums());
        var surveys = filter.surveys(values);
        var sql = FATES.formatted(Fate.COLUMNS, Fate.COUNTED, surveys, filter.conditions(values));
        return DaySlices.set(jdbc.sql(sql), List.of(Span.of(filter.period())), filter.isSummed())
                .params(values)
                .query((row, at) -> fate(row))
                .list();
    }

    private List<Tickets> tickets(InsightFilter filter) {
        var values = new HashMap<String, Object>();
        var surveys = filter.surveys(values);
        var sql = TICKETS.formatted(surveys, filter.conditions(values));
        var survey = filter.survey();
        return DaySlices.set(jdbc.sql(sql), List.of(Span.of(filter.period())), true)
                .params(values)
                .param("askedBy", survey == null ? filter.type().key() : survey.toString())
                .param("ticketOwner", Objects.requireNonNullElse(filter.owner(), ""))
                .param("pipeline", filter.pipeline())
                .query((row, at) -> new Tickets(row.getBoolean("wanted"), row.getLong("tickets"), row.getLong("asked")))
                .list();
    }

    private static Fate fate(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        return new Fate(
                Objects.requireNonNull(RunState.ofKey(row.getString("state"))),
                reason == null ? null : SkipReason.ofKey(reason),
                row.getBoolean("sent"),
                row.getBoolean("answered"),
                row.getBoolean("commented"),
                row.getBoolean("has_ticket"),
                row.getLong("runs"));
    }
}
