package io.aftercare.crm.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Option;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Panel;
import io.aftercare.common.page.Panels;
import io.aftercare.crm.ClosingSurveys;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.SearchText;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketFilter;
import io.aftercare.crm.TicketId;
import io.aftercare.crm.Tickets;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Looks at tickets. */
@PageController
@PreAuthorize("hasAuthority('tickets:read')")
class TicketPages {

    private static final List<Option> STATES =
            List.of(new Option(Ticket.State.OPEN.key(), "Open"), new Option(Ticket.State.CLOSED.key(), "Closed"));

    private final Tickets tickets;
    private final Contacts contacts;
    private final Pipelines pipelines;
    private final ClosingSurveys surveys;
    private final List<Panel<Ticket>> panels;

    TicketPages(
            Tickets tickets,
            Contacts contacts,
            Pipelines pipelines,
            ClosingSurveys surveys,
            ObjectProvider<Panel<Ticket>> panels) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.pipelines = pipelines;
        this.surveys = surveys;
        this.panels = panels.orderedStream().toList();
    }

    @Bean
    static NavigationItem ticketsInNavigation() {
        return new NavigationItem(Group.WORK, 50, "Tickets", "/tickets", "ticket", "tickets:read");
    }

    @GetMapping("/tickets")
    ModelAndView list(
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable @Size(max = 100) @SingleLine String pipeline,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after) {
        var filter = new TicketFilter(search, pipeline, state == null ? null : Ticket.State.ofKey(state), null, null);
        var page = tickets.search(filter, after == null ? null : new TicketId(after), CursorPage.DEFAULT_SIZE);
        var asked = Map.of("search", text(search), "pipeline", text(pipeline), "state", text(state));
        return new ModelAndView("crm/tickets")
                .addObject("asked", asked)
                .addObject("isFiltered", search != null || pipeline != null || state != null)
                .addObject("tickets", page.items())
                .addObject("pipelines", PipelineOptions.of(pipelines.list()))
                .addObject("states", STATES)
                .addObject("next", NextPage.of("/tickets", asked, "after", page.next()));
    }

    @GetMapping("/tickets/{externalId}")
    ModelAndView show(@PathVariable String externalId) {
        var ticket = tickets.findByExternalId(externalId).orElseThrow(() -> Tickets.notFound(externalId));
        return new ModelAndView("crm/ticket")
                .addObject("ticket", ticket)
                .addObject("contact", contacts.find(ticket.contactId()).orElseThrow(ContactPages::gone))
                .addObject("whatClosingDoes", ticket.isOpen() ? whatClosingDoes(ticket.pipeline()) : "")
                .addObject("closePath", "/tickets/" + externalId + "/close")
                .addObject("reopenPath", "/tickets/" + externalId + "/reopen")
                .addObject("panels", Panels.of(panels, ticket));
    }

    private String whatClosingDoes(String pipeline) {
        var names = surveys.startedBy(pipeline);
        return names.isEmpty()
                ? "No survey is live for the pipeline '%s', so the contact is not asked.".formatted(pipeline)
                : "This starts the live surveys of the pipeline '%s', unless this ticket had them before: %s."
                        .formatted(pipeline, String.join(", ", names));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
