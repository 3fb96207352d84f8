package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.AnswerHandling;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Score response". */
@Component
public class ScoreResponseWorker {

    private final AnswerHandling answers;

    ScoreResponseWorker(AnswerHandling answers) {
        this.answers = answers;
    }

    @JobWorker(type = JobType.SCORE_RESPONSE)
    public Map<String, Object> score(@Variable(ProcessVariable.RUN_ID) String runId) {
        var scored = answers.score(RunId.of(runId));
        return Map.of(
                ProcessVariable.SCORE, scored.score(),
                ProcessVariable.BAND, scored.band().key(),
                ProcessVariable.SENTIMENT, scored.band().sentiment().key(),
                ProcessVariable.HAS_COMMENT, scored.hasComment());
    }
}
