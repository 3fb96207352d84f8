package io.aftercare.crm.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Panel;
import io.aftercare.common.page.Panels;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactFilter;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.SearchText;
import io.aftercare.crm.TicketFilter;
import io.aftercare.crm.TicketId;
import io.aftercare.crm.Tickets;
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
import org.springframework.web.util.UriUtils;

/** Looks at contacts. */
@PageController
@PreAuthorize("hasAuthority('contacts:read')")
class ContactPages {

    /** How many tickets and changes a contact's page shows at a time. */
    private static final int SHOWN = 10;

    private final Contacts contacts;
    private final Properties properties;
    private final Tickets tickets;
    private final List<Panel<Contact>> panels;

    ContactPages(Contacts contacts, Properties properties, Tickets tickets, ObjectProvider<Panel<Contact>> panels) {
        this.contacts = contacts;
        this.properties = properties;
        this.tickets = tickets;
        this.panels = panels.orderedStream().toList();
    }

    @Bean
    static NavigationItem contactsInNavigation() {
        return new NavigationItem(Group.WORK, 40, "Contacts", "/contacts", "address-book", "contacts:read");
    }

    @GetMapping("/contacts")
    ModelAndView list(
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable UUID after) {
        var page = contacts.search(
                new ContactFilter(search), after == null ? null : new ContactId(after), CursorPage.DEFAULT_SIZE);
        var asked = Objects.requireNonNullElse(search, "");
        return new ModelAndView("crm/contacts")
                .addObject("search", asked)
                .addObject("contacts", page.items())
                .addObject("next", NextPage.of("/contacts", Map.of("search", asked), "after", page.next()));
    }

    @GetMapping("/contacts/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID ticketsAfter,
            @RequestParam(required = false) @Nullable Long changesAfter) {
        var contact = contacts.find(new ContactId(id)).orElseThrow(() -> gone(new ContactId(id)));
        var path = "/contacts/" + id;
        var definitions = properties.list();
        var theirs = tickets.search(
                TicketFilter.of(contact.id()), ticketsAfter == null ? null : new TicketId(ticketsAfter), SHOWN);
        var changes = contacts.changes(contact.id(), changesAfter, SHOWN);
        return new ModelAndView("crm/contact")
                .addObject("contact", contact)
                .addObject("newTicketPath", "/tickets/-/new?contact=" + UriUtils.encode(contact.email(), "UTF-8"))
                .addObject("properties", PropertyField.shown(definitions, contact))
                .addObject("tickets", theirs.items())
                .addObject("nextTickets", NextPage.of(path, Map.of(), "ticketsAfter", theirs.next()))
                .addObject(
                        "changes",
                        changes.map(change -> ChangeView.of(change, definitions))
                                .items())
                .addObject("nextChanges", NextPage.of(path, Map.of(), "changesAfter", changes.next()))
                .addObject("panels", Panels.of(panels, contact));
    }

    private static Refusal gone(ContactId id) {
        return id.equals(ContactId.ERASED)
                ? Refusal.notFound(
                        "contact-erased",
                        "The data of this contact was erased on request. What is left of it is without names: scores and"
                                + " times, for the statistics.")
                : gone();
    }

    static Refusal gone() {
        return Refusal.notFound(
                "contact-not-found", "There is no such contact. It may have been deleted; look for it in the list.");
    }
}
