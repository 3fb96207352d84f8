package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Expire survey run". */
@Component
public class ExpireSurveyRunWorker {

    private final RunEnding ending;

    ExpireSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.EXPIRE_SURVEY_RUN, fetchVariables = ProcessVariable.RUN_ID)
    public Map<String, Object> expire(ActivatedJob job) {
        return Map.of(ProcessVariable.ANSWERED, ending.expire(RunOf.job(job)));
    }
}
