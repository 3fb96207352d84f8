package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpErrorCode;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import org.springframework.stereotype.Component;

/** "Mail the contact". */
@Component
public class MailContactWorker {

    private final ContactMailing mailing;

    MailContactWorker(ContactMailing mailing) {
        this.mailing = mailing;
    }

    @JobWorker(
            type = FollowUpJobType.MAIL_CONTACT,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void mail(ActivatedJob job) {
        mailing.mail(ActionJob.of(job)).ifPresent(why -> {
            throw CamundaError.bpmnError(FollowUpErrorCode.CONTACT_NOT_MAILED, why);
        });
    }
}
