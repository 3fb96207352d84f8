package io.aftercare.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TicketsTests extends CrmTest {

    @Autowired
    private ClosedTickets closed;

    @Test
    void opensATicketOfAContact() {
        var contact = newContact();
        var ticket = tickets.create(new TicketCommand(
                unique(),
                "<b>{{contact.x}} $y</b>",
                "support",
                contact.email().toUpperCase(Locale.ROOT),
                "Bob@Else.example"));

        assertThat(ticket.contactId()).isEqualTo(contact.id());
        assertThat(ticket.contactEmail()).isEqualTo(contact.email());
        assertThat(ticket.ownerEmail()).isEqualTo("bob@else.example");
        assertThat(ticket.subject()).isEqualTo("<b>{{contact.x}} $y</b>");
        assertThat(ticket.isOpen()).isTrue();
        assertThat(tickets.find(ticket.id())).contains(ticket);
    }

    @Test
    void findsATicketByEitherId() {
        var ticket = newTicket();

        assertThat(tickets.resolve(ticket.externalId())).contains(ticket);
        assertThat(tickets.resolve(ticket.id().toString())).contains(ticket);
        assertThat(tickets.resolve("no such ticket")).isEmpty();
        assertThat(tickets.resolve("00000000-0000-0000-0000-000000000000")).isEmpty();
    }

    @Test
    void prefersTheExternalIdWhenItLooksLikeAnother() {
        var other = newTicket();
        var named = tickets.create(ticket(other.id().toString(), newContact().email()));

        assertThat(tickets.resolve(other.id().toString())).contains(named);
    }

    @Test
    void refusesWhatCannotBeOpened() {
        var ticket = newTicket();

        assertRefused("ticket-exists", () -> tickets.create(ticket(ticket.externalId(), ticket.contactEmail())));
        assertRefused("unknown-contact", () -> tickets.create(ticket(unique(), unique() + "@example.com")));
        assertRefused(
                "unknown-pipeline",
                () -> tickets.create(new TicketCommand(unique(), "s", "sales", ticket.contactEmail(), null)));
    }

    @Test
    void closesAndSaysSoOnceInsideTheTransaction() {
        var ticket = newTicket();

        var after = tickets.close(ticket.externalId());

        assertThat(after.state()).isEqualTo(Ticket.State.CLOSED);
        assertThat(after.closedAt()).isNotNull();
        assertThat(closed.of(ticket)).singleElement().satisfies(event -> {
            assertThat(event.pipeline()).isEqualTo("support");
            assertThat(event.closedAt()).isEqualTo(after.closedAt());
        });
        assertRefused("ticket-already-closed", () -> tickets.close(ticket.externalId()));
        assertRefused("ticket-not-found", () -> tickets.close("no-such-ticket"));
        assertThat(closed.of(ticket)).hasSize(1);
    }

    @Test
    void staysOpenWhenAListenerFails() {
        var ticket = tickets.create(ticket(unique() + "-fails", newContact().email()));

        assertThatThrownBy(() -> tickets.close(ticket.externalId())).isInstanceOf(IllegalStateException.class);
        assertThat(tickets.find(ticket.id())).contains(ticket);
    }

    @Test
    void isClosedByOneOfTenAtOnce() throws Exception {
        var ticket = newTicket();
        Callable<String> close = () -> {
            try {
                tickets.close(ticket.externalId());
                return "closed";
            } catch (Refusal refusal) {
                return refusal.code();
            }
        };
        try (var threads = Executors.newFixedThreadPool(10)) {
            var outcomes = threads.invokeAll(Collections.nCopies(10, close)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(outcomes).containsOnlyOnce("closed");
            assertThat(Collections.frequency(outcomes, "ticket-already-closed")).isEqualTo(9);
        }
        assertThat(closed.of(ticket)).hasSize(1);
    }

    @Test
    void opensAgainAndClosesAgain() {
        var ticket = newTicket();
        assertRefused("ticket-already-open", () -> tickets.reopen(ticket.externalId()));
        assertRefused("ticket-not-found", () -> tickets.reopen("no-such-ticket"));
        tickets.close(ticket.externalId());

        var reopened = tickets.reopen(ticket.externalId());

        assertThat(reopened.isOpen()).isTrue();
        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.reopenedAt()).isNotNull();
        tickets.close(ticket.externalId());
        assertThat(closed.of(ticket)).hasSize(2);
    }

    @Test
    void notesACloseFromElsewhereQuietly() {
        var ticket = newTicket();
        var then = Instant.parse("2026-03-29T01:30:00Z");

        assertThat(tickets.markClosed(ticket.id(), then)).isTrue();
        assertThat(tickets.markClosed(ticket.id(), then)).isFalse();

        assertThat(tickets.find(ticket.id()).orElseThrow().closedAt()).isEqualTo(then);
        assertThat(closed.of(ticket)).isEmpty();
    }

    @Test
    void ignoresNewsOfACloseFromBeforeTheTicketWasReopened() {
        var ticket = newTicket();
        tickets.close(ticket.externalId());
        var reopened = tickets.reopen(ticket.externalId());

        assertThat(tickets.markClosed(ticket.id(), Instant.parse("2020-01-01T00:00:00Z")))
                .isFalse();
        assertThat(tickets.find(ticket.id())).contains(reopened);
        assertThat(tickets.markClosed(ticket.id(), null)).isTrue();
    }

    @Test
    void takesNoCloseFromTheFuture() {
        var ticket = newTicket();

        tickets.markClosed(ticket.id(), Instant.parse("2999-01-01T00:00:00Z"));

        assertThat(tickets.find(ticket.id()).orElseThrow().closedAt()).isBefore(Instant.parse("2999-01-01T00:00:00Z"));
    }

    @Test
    void opensManyAndSaysWhyNotTheOthers() {
        var email = newContact().email();
        var there = newTicket().externalId();
        var twice = unique();

        var openings = tickets.createAll(List.of(
                ticket(there, email),
                ticket(twice, email),
                ticket(unique(), "nobody@example.com"),
                ticket(twice, email),
                new TicketCommand(unique(), "s", "sales", email, null)));

        assertThat(openings)
                .extracting(opening -> switch (opening) {
                    case Opening.Opened opened -> opened.ticket().externalId();
                    case Opening.Present present -> present.refusal().code();
                    case Opening.Refused refused -> refused.refusal().code();
                })
                .containsExactly("ticket-exists", twice, "unknown-contact", "ticket-exists", "unknown-pipeline");
        assertThat(tickets.createAll(List.of())).isEmpty();
    }

    @Test
    void survivesTwoImportsOfTheSameTicketsAtOnce() throws Exception {
        var email = newContact().email();
        var forwards = Stream.generate(() -> ticket(unique(), email)).limit(500).toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Function<List<TicketCommand>, Callable<List<Opening>>> open = all -> () -> tickets.createAll(all);
            var outcomes = threads.invokeAll(List.of(open.apply(forwards), open.apply(forwards.reversed()))).stream()
                    .flatMap(done -> done.resultNow().stream())
                    .toList();
            assertThat(outcomes)
                    .filteredOn(opening -> opening instanceof Opening.Opened)
                    .hasSize(500);
            assertThat(outcomes).hasSize(1_000);
        }
    }

    @Test
    void needsOneStatementEach() throws Exception {
        var ticket = newTicket();
        var email = newContact().email();
        var thousand =
                Stream.generate(() -> ticket(unique(), email)).limit(1_000).toList();

        var forTheSurveysOfThePipeline = 1;
        assertStatements(1 + forTheSurveysOfThePipeline, () -> tickets.close(ticket.externalId()));
        assertStatements(1, () -> tickets.reopen(ticket.externalId()));
        assertStatements(1, () -> tickets.find(ticket.id()));
        assertStatements(1, () -> tickets.create(ticket(unique(), email)));
        assertStatements(1, () -> tickets.createAll(thousand));
        assertStatements(3, () -> tickets.createAll(thousand));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
