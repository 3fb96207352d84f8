package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.AnswerHandling;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Notify owners". */
@Component
public class NotifyOwnersWorker {

    private final AnswerHandling answers;

    NotifyOwnersWorker(AnswerHandling answers) {
        this.answers = answers;
    }

    @JobWorker(type = JobType.NOTIFY_OWNERS, fetchVariables = ProcessVariable.RUN_ID)
    public void tell(ActivatedJob job) {
        answers.notifyOwners(RunOf.job(job));
    }
}
