package io.aftercare.run.web;

import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Panels;
import io.aftercare.crm.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** The runs on a ticket's page, which are asked for again while they change. */
@PageController
class TicketRunsController {

    private final Tickets tickets;
    private final RunPanels.OfTicket panel;

    TicketRunsController(Tickets tickets, RunPanels.OfTicket panel) {
        this.tickets = tickets;
        this.panel = panel;
    }

    @GetMapping("/tickets/{externalId}/runs")
    @PreAuthorize("hasAuthority('runs:read')")
    @Nullable
    ModelAndView runs(@PathVariable String externalId, WebRequest request) {
        var ticket = tickets.findByExternalId(externalId).orElseThrow(() -> Tickets.notFound(externalId));
        var content = panel.content(ticket);
        return request.checkNotModified(content.etag())
                ? null
                : new ModelAndView(panel.template(), "panel", new Panels.Shown(panel.title(), "", content));
    }
}
