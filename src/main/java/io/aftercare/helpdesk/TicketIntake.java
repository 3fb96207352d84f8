package io.aftercare.helpdesk;

import io.aftercare.common.Refusal;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.helpdesk.KnownTicket.Status;
import io.aftercare.helpdesk.TicketNews.Person;
import io.aftercare.helpdesk.TicketNews.Topic;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to contacts and tickets what a help desk says of one ticket. Each part of it, whose the ticket is, what it is
 * about and its status, counts when it is newer than what was told of that part before.
 */
@Component
class TicketIntake {

    private final KnownTickets known;
    private final Contacts contacts;
    private final Tickets tickets;
    private final Validator validator;
    private final HelpDeskSettings settings;

    TicketIntake(
            KnownTickets known, Contacts contacts, Tickets tickets, Validator validator, HelpDeskSettings settings) {
        this.known = known;
        this.contacts = contacts;
        this.tickets = tickets;
        this.validator = validator;
        this.settings = settings;
    }

    record Taken(DeliveryState state, @Nullable String note) {}

    /** @throws Refusal when it says what cannot be; nothing is changed then */
    @Transactional(propagation = Propagation.MANDATORY)
    Taken take(HelpDesk desk, TicketNews news, UUID delivery, Instant receivedAt) {
        var before = known.lock(desk.id(), news.ticket());
        var stamp = Stamp.of(news, delivery, receivedAt);
        var status = status(desk, news, stamp);
        var topicIsNew = before.topic().yieldsTo(news.topic(), stamp);
        var personIsNew = before.person().yieldsTo(news.person(), stamp);
        var statusIsNew = before.status().yieldsTo(status, stamp);
        if (!topicIsNew && !personIsNew && !statusIsNew) {
            return new Taken(
                    DeliveryState.IGNORED, "It is older than what was told of ticket %s.".formatted(news.ticket()));
        }
        var now = new KnownTicket(
                before.topic().updated(news.topic(), stamp),
                before.person().updated(news.person(), stamp),
                before.status().updated(status, stamp));
        var externalId = desk.externalId(news.ticket());
        var existing = tickets.findByExternalId(externalId);
        var ticket = existing.isPresent()
                ? existing.map(
                        found -> revised(found, topicIsNew ? news.topic() : null, personIsNew ? news.person() : null))
                : opened(desk, news.ticket(), now);
        known.keep(desk.id(), news.ticket(), now, ticket.isPresent());
        if (ticket.isEmpty()) {
            return withoutContact(news.ticket(), now.status().value());
        }
        var told = existing.isPresent() && !statusIsNew ? null : now.status().value();
        if (told != null) {
            closeOrReopen(ticket.get(), told, receivedAt);
        }
        return new Taken(DeliveryState.DONE, null);
    }

    private static @Nullable Status status(HelpDesk desk, TicketNews news, Stamp stamp) {
        if (news.status().isEmpty()) {
            return null;
        }
        var closed = desk.words()
                .closes(news.status())
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-status",
                        "The status '%s' of ticket %s is not among this help desk's words for open and closed."
                                .concat(" Add it to one of them, then replay this delivery.")
                                .formatted(String.join("' or '", news.status()), news.ticket())));
        var closedAt = news.closedAt();
        return new Status(closed, closed && closedAt != null ? closedAt : stamp.at());
    }

    private Optional<Ticket> opened(HelpDesk desk, String id, KnownTicket told) {
        var person = told.person().value();
        if (person == null) {
            return Optional.empty();
        }
        var topic = told.topic().value();
        var command = new TicketCommand(
                desk.externalId(id),
                topic == null ? "Ticket " + id : topic.subject(),
                desk.pipeline(),
                email(person),
                topic == null ? null : topic.ownerEmail());
        contacts.put(checked(contact(person)));
        return Optional.of(tickets.create(checked(command)));
    }

    private Ticket revised(Ticket ticket, @Nullable Topic topic, @Nullable Person person) {
        if (person != null) {
            contacts.put(checked(contact(person)));
        }
        tickets.revise(checked(new TicketCommand(
                ticket.externalId(),
                topic == null ? ticket.subject() : topic.subject(),
                ticket.pipeline(),
                person == null ? ticket.contactEmail() : email(person),
                topic == null || topic.ownerEmail() == null ? ticket.ownerEmail() : topic.ownerEmail())));
        return ticket;
    }

    private void closeOrReopen(Ticket ticket, Status told, Instant receivedAt) {
        if (told.closed() && ticket.isOpen()) {
            if (told.since().isBefore(receivedAt.minus(settings.closingCountsFor()))) {
                tickets.markClosed(ticket.id(), told.since());
            } else {
                tickets.close(ticket.externalId());
            }
        } else if (!told.closed() && !ticket.isOpen()) {
            tickets.reopen(ticket.externalId());
        }
    }

    private static Taken withoutContact(String ticket, @Nullable Status told) {
        return told != null && told.closed()
                ? new Taken(
                        DeliveryState.FAILED,
                        "Ticket %s is closed, but nobody said yet who asked: no mail address was delivered. "
                                .concat("Once one is, its survey starts.")
                                .formatted(ticket))
                : new Taken(
                        DeliveryState.IGNORED,
                        "It is kept in mind: ticket %s is opened here once a mail address is delivered."
                                .formatted(ticket));
    }

    private static ContactCommand contact(Person person) {
        return new ContactCommand(email(person), person.firstName(), person.lastName(), null, null);
    }

    private static String email(Person person) {
        return person.email().strip();
    }

    private <T extends Object> T checked(T command) {
        var fault = validator.validate(command).stream().findFirst();
        if (fault.isPresent()) {
            throw Refusal.unprocessable(
                    "unusable-value",
                    "The value '%s' cannot be taken in as %s: it %s. Correct it there, or the body that sends it."
                            .formatted(
                                    Payload.shortened(String.valueOf(fault.get().getInvalidValue()), 100),
                                    fault.get().getPropertyPath(),
                                    fault.get().getMessage()));
        }
        return command;
    }
}
