package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.RunEnding;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Withdraw survey run". A run that is withdrawn while it is registered has no id in its process yet. */
@Component
public class WithdrawSurveyRunWorker {

    private final RunEnding ending;

    WithdrawSurveyRunWorker(RunEnding ending) {
        this.ending = ending;
    }

    @JobWorker(type = JobType.WITHDRAW_SURVEY_RUN, fetchVariables = ProcessVariable.RUN_ID)
    public void withdraw(ActivatedJob job) {
        RunOf.known(job).ifPresentOrElse(ending::withdraw, () -> ending.withdrawInstance(job.getProcessInstanceKey()));
    }
}
