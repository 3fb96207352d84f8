package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpErrorCode;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import org.springframework.stereotype.Component;

/** "Reopen the ticket". */
@Component
public class ReopenTicketWorker {

    private final TicketChanges tickets;

    ReopenTicketWorker(TicketChanges tickets) {
        this.tickets = tickets;
    }

    @JobWorker(
            type = FollowUpJobType.REOPEN_TICKET,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void reopen(ActivatedJob job) {
        if (!tickets.reopen(ActionJob.of(job))) {
            throw CamundaError.bpmnError(FollowUpErrorCode.NO_TICKET, "The answer is about no ticket.");
        }
    }
}
