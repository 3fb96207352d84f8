package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.AnswerHandling;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Update contact properties". */
@Component
public class UpdateContactPropertiesWorker {

    private final AnswerHandling answers;

    UpdateContactPropertiesWorker(AnswerHandling answers) {
        this.answers = answers;
    }

    @JobWorker(type = JobType.UPDATE_CONTACT_PROPERTIES, fetchVariables = ProcessVariable.RUN_ID)
    public void update(ActivatedJob job) {
        answers.updateContactProperties(RunOf.job(job));
    }
}
