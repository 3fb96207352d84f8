package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Withdraw survey run". A run that is withdrawn while it is registered has no id in its process yet. */
@Component
public class WithdrawSurveyRunWorker {

    private final RunEnding ending;

    WithdrawSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.WITHDRAW_SURVEY_RUN)
    public void withdraw(@Variable(ProcessVariable.RUN_ID) @Nullable String runId, ActivatedJob job) {
        if (runId != null) {
            ending.withdraw(RunId.of(runId));
        } else {
            ending.withdrawInstance(job.getProcessInstanceKey());
        }
    }
}
