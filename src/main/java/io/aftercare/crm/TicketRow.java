package io.aftercare.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a list shows it.
 *
 * @param contactName the contact's name as far as it is known, the address otherwise
 */
public record TicketRow(
        TicketId id,
        String externalId,
        String subject,
        String pipeline,
        ContactId contactId,
        String contactName,
        String contactEmail,
        @Nullable String ownerEmail,
        Ticket.State state,
        @Nullable Instant closedAt,
        Instant createdAt) {}
