package io.aftercare.automation.worker;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketId;
import io.aftercare.crm.Tickets;
import io.aftercare.response.Answer;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks up whom a sample answer is from and about. */
@Component
class SampleAnswers {

    /** A person who does not exist. */
    private static final Contact EXAMPLE = new Contact(
            new ContactId(new UUID(0, 0)),
            "alex@example.com",
            "Alex",
            "Example",
            null,
            Map.of(),
            Instant.EPOCH,
            Instant.EPOCH,
            0);

    private final Contacts contacts;
    private final Tickets tickets;
    private final Clock clock;

    SampleAnswers(Contacts contacts, Tickets tickets, Clock clock) {
        this.contacts = contacts;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @throws Refusal {@code score-of-another-band}, {@code contact-not-found} or {@code ticket-not-found} */
    Answered of(SurveyDefinition survey, Sentiment sentiment, SampleAnswer sample) {
        requireScore(survey, sentiment, sample.score());
        var ticket = Optional.ofNullable(sample.ticket()).map(this::ticket);
        var contact = Optional.ofNullable(sample.contact())
                .or(() -> ticket.map(Ticket::contactId))
                .map(this::contact)
                .orElse(EXAMPLE);
        var about = ticket.or(() -> survey.type() == SurveyType.CES ? Optional.of(example(contact)) : Optional.empty());
        var now = clock.instant();
        return new Answered(survey, new Answer(sample.score(), sample.comment(), now, now), contact, about);
    }

    /** A ticket that does not exist: what a survey of tickets asks about is always one. */
    private static Ticket example(Contact contact) {
        return new Ticket(
                new TicketId(new UUID(0, 0)),
                "EXAMPLE-1",
                "An example of a ticket",
                "",
                contact.id(),
                contact.email(),
                null,
                Ticket.State.CLOSED,
                Instant.EPOCH,
                null,
                Instant.EPOCH);
    }

    private static void requireScore(SurveyDefinition survey, Sentiment sentiment, int score) {
        var type = survey.type();
        if (!type.contains(score) || type.bandOf(score).sentiment() != sentiment) {
            throw Refusal.unprocessable(
                    "score-of-another-band",
                    "%d is no score that this follows: choose a %s one, such as %d."
                            .formatted(score, sentiment.key(), type.exampleOf(sentiment)));
        }
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
