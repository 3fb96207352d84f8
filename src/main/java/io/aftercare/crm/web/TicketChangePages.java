package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens, closes and reopens tickets. What is no ticket's own page is below {@code /-/}, which no external id can be. */
@PageController
@PreAuthorize("hasAuthority('tickets:write')")
class TicketChangePages {

    /** Where a refused opening is at fault. */
    private static final Map<String, String> FIELDS =
            Map.of("ticket-exists", "externalId", "unknown-pipeline", "pipeline", "unknown-contact", "contactEmail");

    private final Tickets tickets;
    private final Pipelines pipelines;

    TicketChangePages(Tickets tickets, Pipelines pipelines) {
        this.tickets = tickets;
        this.pipelines = pipelines;
    }

    @GetMapping("/tickets/-/new")
    ModelAndView open(@RequestParam(defaultValue = "") String contact) {
        return page(new TicketCommand("", "", "", contact, null), Faults.none());
    }

    @PostMapping("/tickets/-/new")
    ModelAndView open(
            @Valid @ModelAttribute("form") TicketCommand form, BindingResult result, RedirectAttributes redirect) {
        if (result.hasErrors()) {
            return refused(form, Faults.of(result));
        }
        try {
            var ticket = tickets.create(form);
            return done(ticket.externalId(), redirect, "The ticket is open.");
        } catch (Refusal refusal) {
            var field = FIELDS.get(refusal.code());
            return refused(
                    form,
                    field == null
                            ? Faults.of(refusal)
                            : Faults.at(Map.of(field, String.valueOf(refusal.getMessage()))));
        }
    }

    @PostMapping("/tickets/{externalId}/close")
    ModelAndView close(@PathVariable String externalId, RedirectAttributes redirect) {
        tickets.close(externalId);
        return done(externalId, redirect, "The ticket is closed.");
    }

    @PostMapping("/tickets/{externalId}/reopen")
    ModelAndView reopen(@PathVariable String externalId, RedirectAttributes redirect) {
        tickets.reopen(externalId);
        return done(externalId, redirect, "The ticket is open again.");
    }

    private ModelAndView page(TicketCommand form, Faults faults) {
        return new ModelAndView("crm/ticket-new")
                .addObject("form", form)
                .addObject("faults", faults)
                .addObject("pipelines", PipelineOptions.of(pipelines.list()));
    }

    private ModelAndView refused(TicketCommand form, Faults faults) {
        var page = page(form, faults);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView done(String externalId, RedirectAttributes redirect, String notice) {
        return new ModelAndView(Notice.redirect("/tickets/" + externalId, redirect, notice));
    }
}
