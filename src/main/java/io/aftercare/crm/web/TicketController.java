package io.aftercare.crm.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.SearchText;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.TicketFilter;
import io.aftercare.crm.TicketId;
import io.aftercare.crm.TicketImport;
import io.aftercare.crm.TicketRow;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class TicketController {

    private final Tickets tickets;
    private final TicketImport ticketImport;

    TicketController(Tickets tickets, TicketImport ticketImport) {
        this.tickets = tickets;
        this.ticketImport = ticketImport;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Open a ticket of an existing contact")
    @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
    ResponseEntity<TicketView> create(@Valid @RequestBody TicketCommand command) {
        var ticket = tickets.create(command);
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.externalId()))
                .body(TicketView.of(ticket));
    }

    @PostMapping(path = "/import", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Open up to 1,000 tickets; those that cannot be are reported, the others are kept")
    ImportView<ImportView.TicketLine> importAll(@Valid @RequestBody ImportRequest request) {
        return ImportView.ofTickets(ticketImport.run(request.tickets()));
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Open up to 1,000 tickets as JSON, or those of a CSV file, with a report on each")
    ImportView<ImportView.TicketLine> importFile(@RequestBody byte[] csv) {
        return ImportView.ofTickets(ticketImport.run(csv));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('tickets:read')")
    @Operation(summary = "List tickets, newest first")
    CursorPage<TicketRow> list(
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable @Size(max = 100) @SingleLine String pipeline,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable @EmailAddress String owner,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        var filter = new TicketFilter(
                search,
                pipeline,
                state == null ? null : Ticket.State.ofKey(state),
                owner,
                contact == null ? null : new ContactId(contact));
        return tickets.search(filter, after == null ? null : new TicketId(after), limit);
    }

    @GetMapping("/{externalId}")
    @PreAuthorize("hasAuthority('tickets:read')")
    @Operation(summary = "Read a ticket by its external id")
    TicketView find(@PathVariable String externalId) {
        return tickets.findByExternalId(externalId).map(TicketView::of).orElseThrow(() -> Tickets.notFound(externalId));
    }

    @PostMapping("/{externalId}/close")
    @PreAuthorize("hasAuthority('tickets:write')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Close a ticket; the surveys of its pipeline follow")
    TicketView close(@PathVariable String externalId) {
        return TicketView.of(tickets.close(externalId));
    }

    @PostMapping("/{externalId}/reopen")
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Open a closed ticket again")
    TicketView reopen(@PathVariable String externalId) {
        return TicketView.of(tickets.reopen(externalId));
    }
}
