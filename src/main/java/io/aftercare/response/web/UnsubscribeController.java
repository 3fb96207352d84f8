package io.aftercare.response.web;

import io.aftercare.crm.Contacts;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.Responses;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Unsubscribing: a GET asks, a POST does, whether a person's or a mail client's one click (RFC 8058). */
@RestController
@RequestMapping("/u/{token}")
@Hidden
class UnsubscribeController {

    private final Responses responses;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final AnswerPages pages;

    UnsubscribeController(Responses responses, Contacts contacts, Suppressions suppressions, AnswerPages pages) {
        this.responses = responses;
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return responses
                .link(token)
                .map(link -> pages.unsubscribe(pages.visit(link), "/u/" + token))
                .orElseGet(() -> pages.unknown(locale));
    }

    @PostMapping
    ResponseEntity<String> unsubscribe(@PathVariable String token, Locale locale) {
        return responses.link(token).map(this::unsubscribe).orElseGet(() -> pages.unknown(locale));
    }

    private ResponseEntity<String> unsubscribe(AnswerLink link) {
        contacts.find(link.contactId())
                .ifPresent(contact -> suppressions.suppress(contact.email(), Suppression.Reason.UNSUBSCRIBED));
        return pages.unsubscribed(pages.visit(link), "/u/" + link.token());
    }
}
