package io.aftercare.monitoring.web;

import io.aftercare.crm.Contact;
import io.aftercare.crm.TicketFilter;
import io.aftercare.crm.Tickets;
import io.aftercare.run.NoRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a list of runs is empty, where it was asked for those of a contact or ticket. */
@Component
class NoRuns {

    /** The latest of a contact. */
    private static final int MOST_TICKETS = 5;

    private final Tickets tickets;
    private final NoRun noRun;

    NoRuns(Tickets tickets, NoRun noRun) {
        this.tickets = tickets;
        this.noRun = noRun;
    }

    List<String> unknownContact(String email) {
        return List.of("No contact has the address %s. Look for the contact in the list of contacts.".formatted(email));
    }

    /** A paragraph each; none where nothing more is known than that nothing fits. */
    List<String> why(RunListForm form, @Nullable Contact contact) {
        if (contact != null && form.isOnlyAbout(form.contact(), "contact")) {
            return of(contact);
        }
        return form.isOnlyAbout(form.ticket(), "ticket")
                ? List.of(tickets.findByExternalId(form.ticket())
                        .map(ticket -> noRun.why(ticket.pipeline(), ticket.closedAt()))
                        .orElseGet(() ->
                                "There is no ticket %s. Its number must be given as a whole.".formatted(form.ticket())))
                : List.of();
    }

    private List<String> of(Contact contact) {
        var latest = tickets.search(TicketFilter.of(contact.id()), null, MOST_TICKETS).items().stream()
                .map(ticket -> "%s: %s".formatted(ticket.externalId(), noRun.why(ticket.pipeline(), ticket.closedAt())))
                .toList();
        return latest.isEmpty()
                ? List.of("%s has no tickets. A survey starts when a ticket closes, or by API for a contact."
                        .formatted(contact.displayName()))
                : latest;
    }
}
