package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Mail users or teams". */
@Component
public class MailPeopleWorker {

    private final PeopleMailing mailing;

    MailPeopleWorker(PeopleMailing mailing) {
        this.mailing = mailing;
    }

    @JobWorker(
            type = FollowUpJobType.MAIL_PEOPLE,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void mail(ActivatedJob job) {
        mailing.mail(ActionJob.of(job));
    }
}
