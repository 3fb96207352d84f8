package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.AnswerHandling;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** "Update contact properties". */
@Component
public class UpdateContactPropertiesWorker {

    private final AnswerHandling answers;

    UpdateContactPropertiesWorker(AnswerHandling answers) {
        this.answers = answers;
    }

    @JobWorker(type = JobType.UPDATE_CONTACT_PROPERTIES)
    public void update(@Variable(ProcessVariable.RUN_ID) String runId) {
        answers.updateContactProperties(RunId.of(runId));
    }
}
