package io.aftercare.run.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.run.SurveyPreviews;
import io.aftercare.run.TestSending;
import io.aftercare.run.Viewing;
import io.aftercare.survey.SurveyId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A contact's or a ticket's values are shown to callers who may read contacts and tickets. */
@RestController
@RequestMapping("/api/v1/surveys/{id}")
@Tag(name = "Surveys")
class PreviewApiController {

    /** @param to the address of a user */
    record TestCommand(
            @NotBlank @Size(max = 254) @SingleLine String to,
            @Nullable @Size(max = 254) @SingleLine String contactEmail,
            @Nullable @Size(max = 100) @SingleLine String ticket,
            @Nullable @Size(max = 35) @SingleLine String language) {}

    /** A mail of a draft; addresses in it that begin with a slash are of this server. */
    record MailView(String subject, String html, String text) {}

    private final SurveyPreviews previews;
    private final TestSending sending;
    private final Contacts contacts;

    PreviewApiController(SurveyPreviews previews, TestSending sending, Contacts contacts) {
        this.previews = previews;
        this.sending = sending;
        this.contacts = contacts;
    }

    @GetMapping("/preview/mail")
    @PreAuthorize("hasAuthority('surveys:read') and (#contactEmail == null or hasAuthority('contacts:read'))"
            + " and (#ticket == null or hasAuthority('contacts:read') and hasAuthority('tickets:read'))")
    @Operation(summary = "Preview the mail of the draft, as an example, a contact or for a ticket")
    MailView mail(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Size(max = 35) @SingleLine String language,
            @RequestParam(required = false) @Nullable @Size(max = 254) @SingleLine String contactEmail,
            @RequestParam(required = false) @Nullable @Size(max = 100) @SingleLine String ticket,
            @RequestParam(defaultValue = "false") boolean reminder) {
        var mail = previews.mail(new SurveyId(id), viewing(language, contactEmail, ticket), reminder);
        return new MailView(mail.subject(), mail.html(), mail.text());
    }

    @PostMapping("/test")
    @PreAuthorize("hasAuthority('surveys:publish')"
            + " and (#command.contactEmail() == null or hasAuthority('contacts:read'))"
            + " and (#command.ticket() == null or hasAuthority('contacts:read') and hasAuthority('tickets:read'))")
    @Operation(summary = "Send the mail of the draft to a user as a test; its links show the pages and record nothing")
    TestSending.Sent test(@PathVariable UUID id, @Valid @RequestBody TestCommand command) {
        return sending.send(
                new SurveyId(id), viewing(command.language(), command.contactEmail(), command.ticket()), command.to());
    }

    private Viewing viewing(@Nullable String language, @Nullable String contactEmail, @Nullable String ticket) {
        var contact = contactEmail == null || contactEmail.isBlank() ? null : contact(contactEmail);
        return new Viewing(language, contact == null ? null : contact.id(), ticket);
    }

    private Contact contact(String email) {
        return contacts.findByEmail(email)
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-contact",
                        "There is no contact with this address. Create it with POST /api/v1/contacts."));
    }
}
