package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** "Complete survey run". */
@Component
public class CompleteSurveyRunWorker {

    private final RunEnding ending;

    CompleteSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.COMPLETE_SURVEY_RUN)
    public void complete(@Variable(ProcessVariable.RUN_ID) String runId) {
        ending.complete(RunId.of(runId));
    }
}
