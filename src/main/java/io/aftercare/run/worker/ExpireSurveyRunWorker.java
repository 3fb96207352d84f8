package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Expire survey run". */
@Component
public class ExpireSurveyRunWorker {

    private final RunEnding ending;

    ExpireSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.EXPIRE_SURVEY_RUN)
    public Map<String, Object> expire(@Variable(ProcessVariable.RUN_ID) String runId) {
        return Map.of(ProcessVariable.ANSWERED, ending.expire(RunId.of(runId)));
    }
}
