package io.aftercare.run;

import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the engine again of answers that it has not scored long after it should have. The engine forgets a message that
 * no instance takes within its time to live, for example while a run stands at an incident; the record does not forget.
 */
@Component
class AnswerReconciliation {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final int AT_A_TIME = 500;

    private final RunRepository runs;
    private final Surveys surveys;
    private final EngineMessages engine;
    private final Clock clock;

    AnswerReconciliation(RunRepository runs, Surveys surveys, EngineMessages engine, Clock clock) {
        this.runs = runs;
        this.surveys = surveys;
        this.engine = engine;
        this.clock = clock;
    }

    /** @return how many runs the engine was told of */
    @Transactional
    int reconcile() {
        var now = clock.instant();
        var messages = runs.unscored(now.minus(PATIENCE), AT_A_TIME).stream()
                .filter(run -> isOverdue(run, now))
                .map(run -> message(run, now))
                .toList();
        engine.publish(messages);
        return messages.size();
    }

    private boolean isOverdue(SurveyRun run, Instant now) {
        var window = surveys.version(run.surveyId(), run.surveyVersion())
                .definition()
                .commentWindow();
        var answeredAt = run.answeredAt();
        return answeredAt != null && answeredAt.plus(window).plus(PATIENCE).isBefore(now);
    }

    private static EngineMessage message(SurveyRun run, Instant now) {
        var name = MessageName.SURVEY_ANSWERED;
        var id = run.id().toString();
        return EngineMessage.plain(name, id, name + ":" + id + ":" + now.toEpochMilli(), TIME_TO_LIVE);
    }
}
