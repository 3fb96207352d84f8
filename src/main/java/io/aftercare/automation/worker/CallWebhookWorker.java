package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Call a webhook". */
@Component
public class CallWebhookWorker {

    /** A slow receiver must not keep the other workers from their jobs. */
    private static final int MOST_AT_ONCE = 8;

    private final WebhookCall webhook;

    CallWebhookWorker(WebhookCall webhook) {
        this.webhook = webhook;
    }

    @JobWorker(
            type = FollowUpJobType.CALL_WEBHOOK,
            maxJobsActive = MOST_AT_ONCE,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void call(ActivatedJob job) {
        webhook.call(ActionJob.of(job));
    }
}
