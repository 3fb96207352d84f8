package io.aftercare.insight;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.insight.Funnel.Loss;
import io.aftercare.insight.Funnel.Stage;
import io.aftercare.insight.Funnel.Step;
import io.aftercare.run.RunState;
import io.aftercare.run.SkipReason;
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

    private static final String FATES = """
            select state, reason, sent_at is not null as sent, score is not null as answered, commented,
                   pipeline is not null as has_ticket, count(*) as runs
            from survey_run
            where survey_id = any (:surveys) and created_at >= :start and created_at < :end%s
            group by state, reason, sent, answered, commented, has_ticket""";

    /**
     * Most tickets have a run that began soon after they were closed: only those without are looked up one by one. A run
     * that was held back because its ticket was open again is none: closing it starts another.
     */
    private static final String TICKETS = """
            with closed as materialized (
                select id, pipeline in (select pipeline from survey_version where survey_id = any (:surveys)) as wanted
                from ticket where closed_at >= :start and closed_at < :end%s
            ), rest as materialized (
                select id from closed
                where wanted and not exists (
                    select from survey_run r
                    where r.survey_id = any (:surveys) and r.ticket_id = closed.id
                      and r.created_at >= :start and r.created_at < cast(:end as timestamptz) + interval '1 day'
                      and r.reason is distinct from 'ticket-reopened')
            )
            select wanted, not coalesce(wanted, false) as lost, count(*) as tickets from closed group by wanted
            union all
            select true, true, count(*) from rest
            where not exists (select from survey_run r where r.survey_id = any (:surveys) and r.ticket_id = rest.id
                                  and r.ticket_id is not null and r.reason is distinct from 'ticket-reopened')""";

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
            steps.add(new Step(Stage.CLOSED, count(tickets), List.of()));
            steps.add(new Step(Stage.REGISTERED, sum(fates, Stage.REGISTERED), unasked(tickets)));
        }
        steps.add(step(Stage.SENT, Stage.REGISTERED, fates));
        steps.add(step(Stage.ANSWERED, Stage.SENT, fates));
        steps.add(step(Stage.COMMENTED, Stage.ANSWERED, fates));
        steps.add(step(Stage.FOLLOWED_UP, Stage.ANSWERED, fates));
        var withoutTicket = sum(fates, Stage.REGISTERED) - sum(fates, Stage.CLOSED);
        return new Funnel(List.copyOf(steps), withoutTicket);
    }

    /**
     * Tickets that were closed. Those that were wanted and lost are counted twice, once with all that were wanted.
     *
     * @param wanted whether some version of the surveys is for their pipeline
     * @param lost whether none of the surveys has a run of them
     */
    private record Tickets(boolean wanted, boolean lost, long count) {}

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
                .filter(some -> some.lost() && some.count() > 0)
                .map(some -> some.wanted()
                        ? new Loss(
                                "not-live",
                                "Closed while the survey was not live, or its start is still on its way.",
                                some.count())
                        : new Loss("other-pipeline", "None of these surveys is for their pipeline.", some.count()))
                .toList());
    }

    private static List<Loss> mostFirst(List<Loss> losses) {
        return losses.stream()
                .sorted(Comparator.comparingLong(Loss::count).reversed().thenComparing(Loss::code))
                .toList();
    }

    private static long count(List<Tickets> tickets) {
        return tickets.stream()
                .filter(some -> !(some.wanted() && some.lost()))
                .mapToLong(Tickets::count)
                .sum();
    }

    private static long sum(List<Fate> fates, Stage stage) {
        return fates.stream()
                .filter(fate -> fate.reached(stage))
                .mapToLong(Fate::runs)
                .sum();
    }

    private List<Fate> fates(InsightFilter filter) {
        return statement(FATES, filter).query((row, at) -> fate(row)).list();
    }

    private List<Tickets> tickets(InsightFilter filter) {
        return statement(TICKETS, filter)
                .query((row, at) ->
                        new Tickets(row.getBoolean("wanted"), row.getBoolean("lost"), row.getLong("tickets")))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, InsightFilter filter) {
        var values = new HashMap<String, Object>();
        return jdbc.sql(sql.formatted(filter.conditions(values)))
                .params(values)
                .param("surveys", filter.ids())
                .param("start", utc(filter.period().start()))
                .param("end", utc(filter.period().end()));
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
