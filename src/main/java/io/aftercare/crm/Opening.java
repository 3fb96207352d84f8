package io.aftercare.crm;

import io.aftercare.common.Refusal;

/** What became of a ticket that was to be opened. */
public sealed interface Opening {

    /** It is there. */
    record Opened(Ticket ticket) implements Opening {}

    /** There was one already, just as it was wanted, so that opening it again is refused. */
    record Present(TicketId id, Refusal refusal) implements Opening {}

    /** It is not, and why. */
    record Refused(Refusal refusal) implements Opening {}
}
