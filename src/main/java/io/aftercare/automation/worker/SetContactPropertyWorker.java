package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Set a contact property". */
@Component
public class SetContactPropertyWorker {

    private final ContactChange change;

    SetContactPropertyWorker(ContactChange change) {
        this.change = change;
    }

    @JobWorker(
            type = FollowUpJobType.SET_CONTACT_PROPERTY,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void set(ActivatedJob job) {
        change.set(ActionJob.of(job));
    }
}
