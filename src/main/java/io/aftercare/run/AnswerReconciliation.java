package io.aftercare.run;

import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.survey.RunId;
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
    private final EngineMessages engine;
    private final Clock clock;

    AnswerReconciliation(RunRepository runs, EngineMessages engine, Clock clock) {
        this.runs = runs;
        this.engine = engine;
        this.clock = clock;
    }

    /** @return how many runs the engine was told of */
    @Transactional
    int reconcile() {
        var now = clock.instant();
        var messages = runs.takeUnscored(now.minus(PATIENCE), now, AT_A_TIME).stream()
                .map(run -> message(run, now))
                .toList();
        engine.publish(messages);
        return messages.size();
    }

    private static EngineMessage message(RunId run, Instant now) {
        var name = MessageName.SURVEY_ANSWERED;
        var messageId = name + ":" + run + ":" + now.toEpochMilli();
        return EngineMessage.plain(name, run.toString(), messageId, TIME_TO_LIVE);
    }
}
