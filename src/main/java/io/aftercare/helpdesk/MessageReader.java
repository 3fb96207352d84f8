package io.aftercare.helpdesk;

import io.aftercare.common.Refusal;
import io.aftercare.helpdesk.TicketNews.Person;
import io.aftercare.helpdesk.TicketNews.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a help desk's messages say of its tickets, in the forms that each vendor documents. */
final class MessageReader {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_STATUS = 100;

    /** No colon: it parts the help desk's key from the id, so that no help desk can name another's ticket. */
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    /** HubSpot's number for tickets among its types of objects. */
    private static final String HUBSPOT_TICKETS = "0-5";

    private static final Set<String> ZENDESK_GONE =
            Set.of("ticket.soft_deleted", "ticket.permanently_deleted", "ticket.marked_as_spam", "ticket.merged");

    private MessageReader() {}

    /**
     * What a message says, in the order in which it should be taken in; nothing when it is about other things.
     *
     * @throws Refusal when it says what cannot be, or names no ticket
     */
    static List<TicketNews> read(HelpDeskKind kind, @Nullable FieldPointers pointers, Payload message) {
        return switch (kind) {
            case ZENDESK -> zendesk(message).stream().toList();
            case FRESHDESK -> List.of(freshdesk(message.within("/freshdesk_webhook")));
            case HUBSPOT -> hubSpot(message);
            case JIRA -> jira(message).stream().toList();
            case GENERIC -> List.of(mapped(pointers == null ? FieldPointers.STANDARD : pointers, message));
        };
    }

    /** The ids of the tickets that a message is about, also where it says nothing of them that counts, or what cannot be. */
    static Stream<String> tickets(HelpDeskKind kind, @Nullable FieldPointers pointers, Payload message) {
        var found = switch (kind) {
            case ZENDESK -> {
                var type = zendeskType(message);
                yield type.isEmpty()
                        ? message.within("/ticket").text("/id").stream()
                        : type
                                .filter(MessageReader::isOfTicket)
                                .flatMap(event -> message.within("/detail").text("/id"))
                                .stream();
            }
            case FRESHDESK -> freshdeskId(message.within("/freshdesk_webhook")).stream();
            case HUBSPOT ->
                message.each().filter(MessageReader::isOfTicket).flatMap(event -> event.text("/objectId").stream());
            case JIRA -> message.text("/issue/id").stream();
            case GENERIC -> message.text((pointers == null ? FieldPointers.STANDARD : pointers).ticketId()).stream();
        };
        return found.filter(MessageReader::isId);
    }

    /**
     * Either the body of a trigger, as our page gives it, or an event: <a
     * href="https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/">Ticket events</a>.
     */
    private static Optional<TicketNews> zendesk(Payload message) {
        var type = zendeskType(message);
        if (type.isEmpty()) {
            var ticket = message.within("/ticket");
            var person = ticket.text("/requester/email")
                    .map(email -> new Person(
                            email,
                            ticket.upTo(LONGEST_NAME, "/requester/first_name"),
                            ticket.upTo(LONGEST_NAME, "/requester/last_name")));
            return Optional.of(new TicketNews(
                    id(ticket.text("/id")),
                    topic(ticket, "/subject", "/assignee/email"),
                    person.orElse(null),
                    words(ticket.text("/status")),
                    ticket.time("/updated_at").orElse(null),
                    null));
        }
        if (!isOfTicket(type.get()) || ZENDESK_GONE.contains(type.get())) {
            return Optional.empty();
        }
        var detail = message.within("/detail");
        return Optional.of(new TicketNews(
                id(detail.text("/id")),
                topic(detail, "/subject", ""),
                null,
                words(detail.text("/status")),
                message.time("/time").or(() -> detail.time("/updated_at")).orElse(null),
                null));
    }

    /** Empty for the body of a trigger. */
    private static Optional<String> zendeskType(Payload message) {
        return message.text("/type").map(urn -> urn.replace("zen:event-type:", ""));
    }

    private static boolean isOfTicket(String zendeskType) {
        return zendeskType.startsWith("ticket.");
    }

    /**
     * The names of fields are those of <a
     * href="https://support.freshdesk.com/support/solutions/articles/132589-using-webhooks-in-automation-rules">webhooks
     * in automation rules</a>, "simple" content; our page gives them for "advanced", too.
     */
    private static TicketNews freshdesk(Payload ticket) {
        var person = ticket.firstText("/ticket_contact_email", "/ticket_requester_email", "/requester_email")
                .map(email -> Person.named(
                        email,
                        ticket.upTo(
                                LONGEST_NAME, "/ticket_contact_name", "/ticket_requester_name", "/requester_name")));
        return new TicketNews(
                id(freshdeskId(ticket)),
                topic(ticket, "/ticket_subject", "/ticket_agent_email"),
                person.orElse(null),
                words(ticket.text("/ticket_status")),
                ticket.time("/ticket_updated_at").orElse(null),
                null);
    }

    private static Optional<String> freshdeskId(Payload ticket) {
        return ticket.text("/ticket_id").map(id -> id.startsWith("#") ? id.substring(1) : id);
    }

    /**
     * Changes of single properties, up to 100 at a time and in no order: <a
     * href="https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide">Webhooks API</a>. The status
     * comes last, as a ticket cannot be closed before it is known whose it is. One without a
     * usable id of a ticket holds up no others.
     */
    private static List<TicketNews> hubSpot(Payload message) {
        var events = message.each().filter(MessageReader::isOfTicket).toList();
        var sound = events.stream()
                .filter(event ->
                        event.text("/objectId").filter(MessageReader::isId).isPresent())
                .toList();
        var read = sound.isEmpty() ? events : sound;
        return read.stream()
                .flatMap(MessageReader::hubSpotChange)
                .sorted(Comparator.comparing(news -> news.status().size()))
                .toList();
    }

    private static boolean isOfTicket(Payload hubSpotEvent) {
        return hubSpotEvent
                .text("/subscriptionType")
                .filter(type -> type.equals("ticket.propertyChange")
                        || type.equals("object.propertyChange")
                                && hubSpotEvent.text("/objectTypeId").equals(Optional.of(HUBSPOT_TICKETS)))
                .isPresent();
    }

    private static Stream<TicketNews> hubSpotChange(Payload event) {
        var ticket = id(event.text("/objectId"));
        var at = event.time("/occurredAt").orElse(null);
        var value = event.text("/propertyValue");
        return switch (event.text("/propertyName").orElse("")) {
            case "subject" ->
                Stream.of(new TicketNews(ticket, topic(event, "/propertyValue", ""), null, List.of(), at, null));
            case "hs_all_associated_contact_emails" ->
                value
                        .map(emails -> new Person(emails.split("[;,]", 2)[0].strip(), null, null))
                        .map(person -> new TicketNews(ticket, null, person, List.of(), at, null))
                        .stream();
            case "hs_pipeline_stage" -> Stream.of(new TicketNews(ticket, null, null, words(value), at, null));
            default -> Stream.empty();
        };
    }

    /**
     * An issue as the REST API shows it: <a
     * href="https://developer.atlassian.com/cloud/jira/service-desk/webhooks/">Webhooks</a>. Its id stays when it moves
     * to another project, its key does not.
     */
    private static Optional<TicketNews> jira(Payload message) {
        if (message.text("/webhookEvent").filter("jira:issue_deleted"::equals).isPresent()) {
            return Optional.empty();
        }
        var person = message.text("/issue/fields/reporter/emailAddress")
                .map(email -> Person.named(email, message.upTo(LONGEST_NAME, "/issue/fields/reporter/displayName")));
        var status = Stream.of("/issue/fields/status/name", "/issue/fields/status/statusCategory/key")
                .flatMap(pointer -> words(message.text(pointer)).stream())
                .toList();
        return Optional.of(new TicketNews(
                id(message.text("/issue/id")),
                topic(message, "/issue/fields/summary", "/issue/fields/assignee/emailAddress"),
                person.orElse(null),
                status,
                message.time("/issue/fields/updated")
                        .or(() -> message.time("/timestamp"))
                        .orElse(null),
                message.time("/issue/fields/resolutiondate").orElse(null)));
    }

    private static TicketNews mapped(FieldPointers fields, Payload message) {
        var person = message.text(fields.contactEmail())
                .map(email -> new Person(
                        email,
                        message.upTo(LONGEST_NAME, fields.contactFirstName()),
                        message.upTo(LONGEST_NAME, fields.contactLastName())));
        return new TicketNews(
                id(message.text(fields.ticketId())),
                topic(message, fields.subject(), fields.ownerEmail()),
                person.orElse(null),
                words(message.text(fields.status())),
                message.time(fields.updatedAt()).orElse(null),
                null);
    }

    private static @Nullable Topic topic(Payload message, String subject, String owner) {
        var found = message.upTo(LONGEST_SUBJECT, subject);
        return found == null ? null : new Topic(found, message.text(owner).orElse(null));
    }

    private static List<String> words(Optional<String> status) {
        return status.map(word -> Payload.shortened(word, LONGEST_STATUS)).stream()
                .toList();
    }

    private static boolean isId(String text) {
        return TICKET.matcher(text).matches();
    }

    private static String id(Optional<String> found) {
        return found.filter(MessageReader::isId)
                .orElseThrow(() -> Refusal.unprocessable(
                        "no-ticket-id",
                        found.isEmpty()
                                ? "What was delivered names no ticket where its id should be. Correct the body there."
                                : "The ticket's id '%s' is not 1 to 60 letters, digits, '.', '_' and '-'. Send another."
                                        .formatted(Payload.shortened(found.get(), LONGEST_STATUS))));
    }
}
