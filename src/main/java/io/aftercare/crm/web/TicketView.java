package io.aftercare.crm.web;

import io.aftercare.crm.ContactId;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as the API shows it. */
record TicketView(
        TicketId id,
        String externalId,
        String subject,
        String pipeline,
        ContactId contactId,
        String contactEmail,
        @Nullable String ownerEmail,
        String state,
        @Nullable Instant closedAt,
        @Nullable Instant reopenedAt,
        Instant createdAt) {

    static TicketView of(Ticket ticket) {
        return new TicketView(
                ticket.id(),
                ticket.externalId(),
                ticket.subject(),
                ticket.pipeline(),
                ticket.contactId(),
                ticket.contactEmail(),
                ticket.ownerEmail(),
                ticket.state().key(),
                ticket.closedAt(),
                ticket.reopenedAt(),
                ticket.createdAt());
    }
}
