package io.aftercare.privacy.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.TicketFilter;
import io.aftercare.crm.Tickets;
import io.aftercare.privacy.Erasures;
import io.aftercare.run.Runs;
import io.aftercare.task.Tasks;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Exports and erases a contact. */
@PageController
class PersonalDataPages {

    /** More are said to be "more than" as many. */
    private static final int COUNTED = 100;

    private final Erasures erasures;
    private final Tickets tickets;
    private final Runs runs;
    private final Tasks tasks;
    private final Archive archive;

    PersonalDataPages(Erasures erasures, Tickets tickets, Runs runs, Tasks tasks, Archive archive) {
        this.erasures = erasures;
        this.tickets = tickets;
        this.runs = runs;
        this.tasks = tasks;
        this.archive = archive;
    }

    @GetMapping("/contacts/{id}/export")
    @PreAuthorize("hasAuthority('contacts:export')")
    void export(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        archive.send(erasures.contact(new ContactId(id)), response);
    }

    @GetMapping("/contacts/{id}/erase")
    @PreAuthorize("hasAuthority('contacts:erase')")
    ModelAndView ask(@PathVariable UUID id) {
        return page(erasures.contact(new ContactId(id)), "", Faults.none());
    }

    @PostMapping("/contacts/{id}/erase")
    @PreAuthorize("hasAuthority('contacts:erase')")
    ModelAndView erase(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") @Size(max = 300) String address,
            RedirectAttributes redirect) {
        var contact = erasures.contact(new ContactId(id));
        if (!address.strip().equalsIgnoreCase(contact.email())) {
            var again = page(
                    contact,
                    address,
                    Faults.at(
                            Map.of(
                                    "address",
                                    "This is not the address of this contact, so nothing was erased. Type it as it stands above.")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var erasure = erasures.erase(contact.id());
        return new ModelAndView(
                Notice.redirect(PrivacyPages.erasure(erasure.id()), redirect, "The contact is being erased."));
    }

    private ModelAndView page(Contact contact, String typed, Faults faults) {
        var theirTickets = tickets.search(TicketFilter.of(contact.id()), null, COUNTED);
        return new ModelAndView("privacy/erase")
                .addObject("contact", contact)
                .addObject("action", "/contacts/" + contact.id() + "/erase")
                .addObject("tickets", counted(theirTickets.items().size(), theirTickets.next(), "ticket"))
                .addObject("runs", counted(runs.of(contact.id()).size(), null, "survey run"))
                .addObject("tasks", openTasks(contact))
                .addObject("typed", typed)
                .addObject("faults", faults);
    }

    /** Empty when there is none. */
    private String openTasks(Contact contact) {
        try {
            var open = tasks.openAbout(contact);
            return open == 0 ? "" : counted(open, null, "open task");
        } catch (Refusal engineAway) {
            return "open tasks that are not known now";
        }
    }

    private static String counted(int count, @Nullable String more, String what) {
        return (more == null ? "" : "more than ") + count + " " + what + (count == 1 ? "" : "s");
    }
}
