package io.aftercare.automation.worker;

import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.engine.JobFailure;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follow-ups do with tickets. What is done and that it is done are committed together. */
@Component
class TicketChanges {

    private static final String WHOLE = "";

    private final AnsweredRuns runs;
    private final ActionPlans plans;
    private final Tickets tickets;
    private final ActionLog log;

    TicketChanges(AnsweredRuns runs, ActionPlans plans, Tickets tickets, ActionLog log) {
        this.runs = runs;
        this.plans = plans;
        this.tickets = tickets;
        this.log = log;
    }

    /** Opens a ticket for the contact. @throws JobFailure if it cannot be, for example because its pipeline is gone */
    @Transactional
    public void open(ActionJob job) {
        if (log.begin(job, WHOLE).isPresent()) {
            return;
        }
        var ticket = create(plans.ticket(job, runs.get(job).about()).command(externalId()));
        log.done(job, WHOLE, ticket.externalId());
    }

    private Ticket create(TicketCommand command) {
        try {
            return tickets.create(command);
        } catch (Refusal refusal) {
            throw new JobFailure("The ticket cannot be opened: " + refusal.getMessage(), refusal);
        }
    }

    /** Like those of help desks: short enough to be said, random enough not to meet another. */
    private static String externalId() {
        var random = Ids.next().toString();
        return "AC-" + random.substring(random.length() - 12).toUpperCase(Locale.ROOT);
    }

    /**
     * Opens the ticket of the run again; one that is open stays so.
     *
     * @return false if the run has no ticket
     */
    @Transactional
    public boolean reopen(ActionJob job) {
        var before = log.begin(job, WHOLE);
        if (before.isPresent()) {
            return before.get().done();
        }
        var ticket = runs.ticket(job);
        if (ticket.isEmpty()) {
            log.refused(job, WHOLE, "The answer is about no ticket.");
            return false;
        }
        if (!ticket.get().isOpen()) {
            tickets.reopen(ticket.get().externalId());
        }
        log.done(job, WHOLE, null);
        return true;
    }
}
