package io.aftercare.run;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.Tickets;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyMails;
import io.aftercare.survey.SurveyMails.Occasion;
import io.aftercare.survey.SurveyMails.Written;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.SurveyTokens;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/** Writes the mail of a draft by what writes the real one, for previews and tests. */
@Component
class DraftMails {

    /** Where the mail's links and images lead. */
    record Links(IntFunction<String> score, Function<UUID, String> image, String unsubscribe) {}

    private final SurveyMails mails;
    private final SurveyTexts texts;
    private final SurveyTokens tokens;
    private final Contacts contacts;
    private final Tickets tickets;

    DraftMails(SurveyMails mails, SurveyTexts texts, SurveyTokens tokens, Contacts contacts, Tickets tickets) {
        this.mails = mails;
        this.texts = texts;
        this.tokens = tokens;
        this.contacts = contacts;
        this.tickets = tickets;
    }

    /** @throws Refusal {@code contact-not-found} or {@code ticket-not-found} */
    Audience audience(Viewing viewing) {
        var ticket = Optional.ofNullable(viewing.ticket()).map(this::ticket);
        var contact = Optional.ofNullable(viewing.contact())
                .or(() -> ticket.map(Ticket::contactId))
                .map(this::contact);
        return new Audience(contact, ticket);
    }

    /** The draft in the language that is looked at. */
    static SurveyDefinition translated(SurveyDefinition draft, Viewing viewing, Audience audience) {
        return draft.in(viewing.language() == null ? audience.language() : viewing.language());
    }

    /** A survey for tickets speaks of an example of one while none was chosen. */
    Written write(SurveyDefinition survey, Audience audience, boolean reminder, Links links) {
        var ticket = ticket(survey, audience);
        var values = new MailTokens(audience.contact(), ticket, survey);
        return mails.write(
                survey,
                new Occasion(
                        ticket.isPresent(),
                        reminder,
                        new DraftTokens(audience, values, tokens.names()),
                        links.score(),
                        links.image(),
                        links.unsubscribe()));
    }

    /** The ticket that the mail of a draft speaks of, which may be an example. */
    Optional<Ticket> ticket(SurveyDefinition survey, Audience audience) {
        return survey.asksAboutTickets()
                ? Optional.of(audience.anyTicket(() -> texts.texts(survey).get("example.ticket")))
                : audience.ticket();
    }

    /** Whether nothing but an example can stand for the ticket. */
    static boolean hasExampleTicket(SurveyDefinition survey, Audience audience) {
        return survey.asksAboutTickets() && audience.ticket().isEmpty();
    }

    private Contact contact(ContactId id) {
        return contacts.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "contact-not-found", "No contact has the id %s. Choose another one.".formatted(id)));
    }

    private Ticket ticket(String externalId) {
        return tickets.findByExternalId(externalId).orElseThrow(() -> Tickets.notFound(externalId));
    }
}
