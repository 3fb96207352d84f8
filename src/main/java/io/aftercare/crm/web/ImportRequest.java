package io.aftercare.crm.web;

import io.aftercare.crm.TicketCommand;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Tickets to open. Each is looked at by itself: one that is at fault does not keep the others out. */
record ImportRequest(@NotEmpty @Size(max = 1_000) List<@NotNull TicketCommand> tickets) {}
