package io.aftercare.run.web;

import io.aftercare.common.page.PageController;
import io.aftercare.crm.ContactFilter;
import io.aftercare.crm.ContactRow;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.SearchText;
import io.aftercare.crm.TicketRow;
import io.aftercare.crm.Tickets;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whom a draft can be shown as: what a dialog lists while its author searches. */
@PageController
class PreviewPeopleController {

    private static final int SHOWN = 10;

    private final Surveys surveys;
    private final Contacts contacts;
    private final Tickets tickets;

    PreviewPeopleController(Surveys surveys, Contacts contacts, Tickets tickets) {
        this.surveys = surveys;
        this.contacts = contacts;
        this.tickets = tickets;
    }

    /**
     * A contact to choose.
     *
     * @param ticket the newest one, null for none
     */
    public record Person(ContactRow contact, @Nullable TicketRow ticket) {}

    @GetMapping("/surveys/{id}/preview/people")
    @PreAuthorize("hasAuthority('contacts:read')")
    ModelAndView people(@PathVariable UUID id, @RequestParam(required = false) @Nullable @SearchText String search) {
        surveys.get(new SurveyId(id));
        return new ModelAndView("run/people", "people", people(search));
    }

    private List<Person> people(@Nullable String search) {
        var found = contacts.search(new ContactFilter(search), null, SHOWN).items();
        var latest = tickets.latest(found.stream().map(ContactRow::id).toList());
        return found.stream()
                .map(contact -> new Person(contact, latest.get(contact.id())))
                .toList();
    }
}
