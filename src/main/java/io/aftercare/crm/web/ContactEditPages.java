package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Viewer;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.ContactEdit;
import io.aftercare.crm.ContactEditing;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.LanguageTag;
import io.aftercare.crm.Properties;
import io.aftercare.identity.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds contacts and changes them. */
@PageController
@PreAuthorize("hasAuthority('contacts:write')")
class ContactEditPages {

    private final Contacts contacts;
    private final ContactEditing editing;
    private final Properties properties;

    ContactEditPages(Contacts contacts, ContactEditing editing, Properties properties) {
        this.contacts = contacts;
        this.editing = editing;
        this.properties = properties;
    }

    /** A contact to add. */
    public record NewContactForm(
            @NotNull @EmailAddress String email,
            @Nullable @Size(max = 100) @SingleLine String firstName,
            @Nullable @Size(max = 100) @SingleLine String lastName,
            @Nullable @LanguageTag String language) {}

    /** A contact to change; its properties have inputs of their own. @param version that the person saw */
    public record ContactForm(
            @Nullable @Size(max = 100) @SingleLine String firstName,
            @Nullable @Size(max = 100) @SingleLine String lastName,
            @Nullable @LanguageTag String language,
            @NotNull @Pattern(regexp = "\\d{1,18}") String version) {}

    @GetMapping("/contacts/new")
    ModelAndView add() {
        return addPage(new NewContactForm("", null, null, null), Faults.none());
    }

    @PostMapping("/contacts/new")
    ModelAndView add(
            @Valid @ModelAttribute("form") NewContactForm form, BindingResult result, RedirectAttributes redirect) {
        if (result.hasErrors()) {
            return refused(addPage(form, Faults.of(result)));
        }
        if (contacts.findByEmail(form.email()).isPresent()) {
            var taken = Map.of("email", "A contact has this address already. Look for it in the list, then edit it.");
            return refused(addPage(form, Faults.at(taken)));
        }
        var contact = contacts.put(
                new ContactCommand(form.email(), form.firstName(), form.lastName(), form.language(), null));
        return new ModelAndView(Notice.redirect("/contacts/" + contact.id(), redirect, "The contact is added."));
    }

    @GetMapping("/contacts/{id}/edit")
    ModelAndView edit(@PathVariable UUID id) {
        var contact = contact(id);
        var form = new ContactForm(contact.firstName(), contact.lastName(), contact.language(), version(contact));
        return editPage(contact, form, PropertyField.editable(properties.list(), contact), Faults.none());
    }

    @PostMapping("/contacts/{id}/edit")
    ModelAndView edit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ContactForm form,
            BindingResult result,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Viewer viewer,
            RedirectAttributes redirect) {
        var contact = contact(id);
        var definitions = properties.list();
        var values = PropertyField.values(definitions, typed);
        var faults = Faults.of(result).and(PropertyField.faults(properties.problems(values)));
        if (faults.isEmpty()) {
            faults = edit(contact.id(), form, values, viewer);
        }
        if (faults.isEmpty()) {
            return new ModelAndView(Notice.redirect("/contacts/" + id, redirect, "The contact is saved."));
        }
        // With the version of now, saving once more keeps what this person wants, knowing what the fault says.
        var again = new ContactForm(form.firstName(), form.lastName(), form.language(), version(contact));
        return refused(editPage(contact, again, PropertyField.typed(definitions, typed), faults));
    }

    private Faults edit(ContactId id, ContactForm form, Map<String, @Nullable Object> values, Viewer viewer) {
        try {
            var edit = new ContactEdit(
                    form.firstName(), form.lastName(), form.language(), values, Long.parseLong(form.version()));
            editing.edit(id, edit, viewer.email());
            return Faults.none();
        } catch (Refusal refusal) {
            return Faults.of(refusal);
        }
    }

    private Contact contact(UUID id) {
        return contacts.find(new ContactId(id)).orElseThrow(ContactPages::gone);
    }

    private static String version(Contact contact) {
        return String.valueOf(contact.version());
    }

    private static ModelAndView addPage(NewContactForm form, Faults faults) {
        return new ModelAndView("crm/contact-new").addObject("form", form).addObject("faults", faults);
    }

    private static ModelAndView editPage(Contact contact, ContactForm form, List<PropertyField> fields, Faults faults) {
        return new ModelAndView("crm/contact-edit")
                .addObject("contact", contact)
                .addObject("action", "/contacts/" + contact.id() + "/edit")
                .addObject("form", form)
                .addObject("fields", fields)
                .addObject("faults", faults);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
