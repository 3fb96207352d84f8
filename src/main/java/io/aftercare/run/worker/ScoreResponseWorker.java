package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.AnswerHandling;
import io.aftercare.run.AnswerHandling.Scored;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Score response". */
@Component
public class ScoreResponseWorker {

    private final AnswerHandling answers;

    ScoreResponseWorker(AnswerHandling answers) {
        this.answers = answers;
    }

    @JobWorker(type = JobType.SCORE_RESPONSE, fetchVariables = ProcessVariable.RUN_ID)
    public Map<String, @Nullable Object> score(ActivatedJob job) {
        return answers.score(RunOf.job(job))
                .map(ScoreResponseWorker::variables)
                .orElseGet(() -> variables(null, null, null, false));
    }

    private static Map<String, @Nullable Object> variables(Scored scored) {
        var band = scored.band();
        return variables(scored.score(), band.key(), band.sentiment().key(), scored.hasComment());
    }

    /** Of an anonymous answer, too, so that no expression of a process fails for want of a name. */
    private static Map<String, @Nullable Object> variables(
            @Nullable Integer score, @Nullable String band, @Nullable String sentiment, boolean hasComment) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariable.SCORE, score);
        variables.put(ProcessVariable.BAND, band);
        variables.put(ProcessVariable.SENTIMENT, sentiment);
        variables.put(ProcessVariable.HAS_COMMENT, hasComment);
        return variables;
    }
}
