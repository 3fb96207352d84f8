package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Withdraw survey run". A run that was withdrawn before it was registered has no id and nothing to end. */
@Component
public class WithdrawSurveyRunWorker {

    private final RunEnding ending;

    WithdrawSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.WITHDRAW_SURVEY_RUN)
    public void withdraw(@Variable(ProcessVariable.RUN_ID) @Nullable String runId) {
        if (runId != null) {
            ending.withdraw(RunId.of(runId));
        }
    }
}
