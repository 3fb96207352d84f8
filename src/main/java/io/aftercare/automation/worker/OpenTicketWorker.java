package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Open a ticket". */
@Component
public class OpenTicketWorker {

    private final TicketChanges tickets;

    OpenTicketWorker(TicketChanges tickets) {
        this.tickets = tickets;
    }

    @JobWorker(
            type = FollowUpJobType.OPEN_TICKET,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void open(ActivatedJob job) {
        tickets.open(ActionJob.of(job));
    }
}
