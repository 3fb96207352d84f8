package io.aftercare.crm;

import java.time.Instant;

/** A ticket was closed. Published inside the transaction that closes it. */
public record TicketClosed(String externalId, String pipeline, Instant closedAt) {}
