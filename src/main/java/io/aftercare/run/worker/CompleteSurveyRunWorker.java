package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Complete survey run". */
@Component
public class CompleteSurveyRunWorker {

    private final RunEnding ending;

    CompleteSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.COMPLETE_SURVEY_RUN, fetchVariables = ProcessVariable.RUN_ID)
    public void complete(ActivatedJob job) {
        ending.complete(RunOf.job(job));
    }
}
