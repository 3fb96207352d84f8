package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.AnswerHandling;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** "Notify owners". */
@Component
public class NotifyOwnersWorker {

    private final AnswerHandling answers;

    NotifyOwnersWorker(AnswerHandling answers) {
        this.answers = answers;
    }

    @JobWorker(type = JobType.NOTIFY_OWNERS)
    public void tell(@Variable(ProcessVariable.RUN_ID) String runId) {
        answers.notifyOwners(RunId.of(runId));
    }
}
