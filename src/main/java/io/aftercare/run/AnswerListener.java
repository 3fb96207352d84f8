package io.aftercare.run;

import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.response.AnsweredAnonymously;
import io.aftercare.response.CommentGiven;
import io.aftercare.response.SurveyAnswered;
import io.aftercare.survey.RunId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts an answer on the run's record, where it counts at once, and tells the engine, in the answer's transaction. */
@Component
class AnswerListener {

    /** Longer than a run takes from its mail to the point where it waits, unless it stands at an incident. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private final RunRepository runs;
    private final EngineMessages engine;
    private final Clock clock;

    AnswerListener(RunRepository runs, EngineMessages engine, Clock clock) {
        this.runs = runs;
        this.engine = engine;
        this.clock = clock;
    }

    @EventListener
    void on(SurveyAnswered answered) {
        runs.markAnswered(answered);
        if (answered.first()) {
            engine.publish(toRun(MessageName.SURVEY_ANSWERED, answered.runId()));
        }
    }

    @EventListener
    void on(CommentGiven comment) {
        runs.markCommented(comment.runId());
        engine.publish(toRun(MessageName.COMMENT_GIVEN, comment.runId()));
    }

    /** The way of every anonymous answer is the same, whether there is a comment or not. */
    @EventListener
    void on(AnsweredAnonymously answered) {
        runs.markAnsweredAnonymously(answered.runId(), clock.instant());
        engine.publish(toRun(MessageName.SURVEY_ANSWERED, answered.runId()));
        engine.publish(toRun(MessageName.COMMENT_GIVEN, answered.runId()));
    }

    private static EngineMessage toRun(String name, RunId runId) {
        return EngineMessage.plain(name, runId.toString(), name + ":" + runId, TIME_TO_LIVE);
    }
}
