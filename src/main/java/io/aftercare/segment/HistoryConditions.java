package io.aftercare.segment;

import static io.aftercare.segment.Parameters.not;

import io.aftercare.segment.Condition.LastBand;
import io.aftercare.segment.Condition.LastScore;
import io.aftercare.segment.Condition.Surveyed;
import io.aftercare.segment.Condition.Tickets;
import io.aftercare.segment.Operators.OfChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Conditions over tickets and surveys. What there is is asked for by {@code exists}, which the database joins when it
 * looks for many contacts, and looks up when it is asked of one.
 */
final class HistoryConditions {

    private final Instant now;
    private final Parameters parameters;

    HistoryConditions(Instant now, Parameters parameters) {
        this.now = now;
        this.parameters = parameters;
    }

    String tickets(Tickets tickets) {
        var such = "select from ticket t where t.contact_id = c.id" + ofPipeline(tickets.pipeline())
                + happened(tickets.event(), tickets.days());
        return switch (tickets.operator()) {
            case AT_LEAST -> tickets.count() == 0 ? "(true)" : moreThan(tickets.count() - 1, such);
            case AT_MOST -> not(moreThan(tickets.count(), such));
        };
    }

    /** Counts no further than it has to, and joins where one is enough. */
    private String moreThan(int count, String rows) {
        return "exists (" + rows + (count == 0 ? ")" : " offset :" + add(count) + ")");
    }

    private String ofPipeline(@Nullable String pipeline) {
        return pipeline == null ? "" : " and t.pipeline = :" + add(pipeline);
    }

    private String happened(TicketEvent event, @Nullable Integer days) {
        return switch (event) {
            case OPENED -> since("t.created_at", days);
            case CLOSED -> " and t.closed_at is not null" + since("t.closed_at", days);
            case OPEN -> " and t.state = 'open'" + since("t.created_at", days);
        };
    }

    String lastScore(LastScore last) {
        var score = add(last.score());
        return switch (last.operator()) {
            case IS -> lastAnswer(last.survey(), "r.score = :" + score);
            case IS_NOT -> not(lastAnswer(last.survey(), "r.score = :" + score));
            case IS_MORE_THAN -> lastAnswer(last.survey(), "r.score > :" + score);
            case IS_LESS_THAN -> lastAnswer(last.survey(), "r.score < :" + score);
        };
    }

    String lastBand(LastBand last) {
        var is = lastAnswer(last.survey(), "r.band = any(:" + parameters.addAll(last.bands()) + ")");
        return last.operator() == OfChoice.IS ? is : not(is);
    }

    private String lastAnswer(String survey, String test) {
        var type = add(survey);
        return "exists (select from survey_run r where r.contact_id = c.id and r.answered_at is not null and " + test
                + ofType("r", type)
                + " and not exists (select from survey_run n where n.contact_id = r.contact_id"
                + " and (n.answered_at, n.id) > (r.answered_at, r.id)" + ofType("n", type) + "))";
    }

    String surveyed(Surveyed surveyed) {
        return switch (surveyed.event()) {
            case ASKED -> reached("r.sent_at", surveyed);
            case NOT_ASKED -> not(reached("r.sent_at", surveyed));
            case ANSWERED -> reached("r.answered_at", surveyed);
            case NOT_ANSWERED -> not(reached("r.answered_at", surveyed));
        };
    }

    private String reached(String time, Surveyed surveyed) {
        var type = surveyed.survey();
        return "exists (select from survey_run r where r.contact_id = c.id and " + time + " is not null"
                + since(time, surveyed.days()) + (type == null ? "" : ofType("r", add(type))) + ")";
    }

    private static String ofType(String run, String type) {
        return " and %s.survey_id in (select s.id from survey s where s.type = :%s)".formatted(run, type);
    }

    private String since(String time, @Nullable Integer days) {
        return days == null
                ? ""
                : " and %s > :%s"
                        .formatted(time, add(now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC)));
    }

    private String add(Object value) {
        return parameters.add(value);
    }
}
