package io.aftercare.run;

import io.aftercare.automation.RunProcessId;
import io.aftercare.crm.TicketClosed;
import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine of a closed ticket, once for each live survey of its pipeline, in the closing's transaction. */
@Component
class TicketClosedListener {

    /** While an earlier run of the ticket is at work the engine keeps the message; afterwards it is of no use. */
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final Surveys surveys;
    private final EngineMessages engine;

    TicketClosedListener(Surveys surveys, EngineMessages engine) {
        this.surveys = surveys;
        this.engine = engine;
    }

    @EventListener
    void on(TicketClosed closed) {
        start(surveys.liveVersionsFor(closed.pipeline()), closed);
    }

    /** Tells of all but the survey whose own start message closed the ticket. */
    void startOthers(SurveyId started, TicketClosed closed) {
        var others = surveys.liveVersionsFor(closed.pipeline()).stream()
                .filter(survey -> !survey.id().equals(started))
                .toList();
        start(others, closed);
    }

    private void start(List<PublishedSurvey> live, TicketClosed closed) {
        engine.publish(live.stream().map(survey -> message(survey, closed)).toList());
    }

    private static EngineMessage message(PublishedSurvey survey, TicketClosed closed) {
        var key = survey.id() + ":" + closed.externalId();
        return new EngineMessage(
                RunProcessId.startMessage(
                        MessageName.TICKET_CLOSED, survey.definition().runProcess()),
                key,
                MessageName.TICKET_CLOSED + ":" + key + ":" + closed.closedAt().toEpochMilli(),
                TIME_TO_LIVE,
                Map.of(
                        ProcessVariable.SURVEY_ID, survey.id().toString(),
                        ProcessVariable.TICKET_ID, closed.externalId(),
                        ProcessVariable.CLOSED_AT, closed.closedAt().toString()));
    }
}
