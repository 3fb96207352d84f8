package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * To whom a draft is written before it is live.
 *
 * @param chosen the contact; empty for the example
 */
record Audience(Optional<Contact> chosen, Optional<Ticket> ticket) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** A person who does not exist. */
    private static final Contact EXAMPLE = new Contact(
            new ContactId(NOBODY),
            "alex@example.com",
            "Alex",
            "Example",
            null,
            Map.of(),
            Instant.EPOCH,
            Instant.EPOCH,
            0);

    Contact contact() {
        return chosen.orElse(EXAMPLE);
    }

    boolean isExample() {
        return chosen.isEmpty();
    }

    @Nullable
    String language() {
        return contact().language();
    }

    /** The ticket, or one that does not exist. @param subject of the latter */
    Ticket anyTicket(Supplier<String> subject) {
        return ticket.orElseGet(() -> new Ticket(
                new TicketId(NOBODY),
                "EXAMPLE-1",
                subject.get(),
                "",
                contact().id(),
                contact().email(),
                null,
                Ticket.State.CLOSED,
                Instant.EPOCH,
                null,
                Instant.EPOCH));
    }
}
