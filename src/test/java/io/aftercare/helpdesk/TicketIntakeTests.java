package io.aftercare.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what was delivered: in any order, twice, with parts missing, and of other help desks' tickets. */
class TicketIntakeTests extends HelpDeskTest {

    private HelpDesk desk;
    private Instant start;

    @BeforeEach
    void start() {
        desk = desk(HelpDeskKind.GENERIC);
        start = time.instant().minus(Duration.ofHours(1));
    }

    @Test
    void aTicketIsOpenedClosedAndReopened() {
        deliver("open", 0);
        assertThat(state()).isEqualTo("open");
        deliver("Closed", 1);
        assertThat(state()).isEqualTo("closed");
        deliver("reopened", 2);
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void anOlderMessageThatComesLaterChangesNothing() {
        deliver("open", 0);
        deliver("closed", 5);

        assertThat(deliver("open", 3).state()).isEqualTo(DeliveryState.IGNORED);
        assertThat(state()).isEqualTo("closed");

        deliver("open", 9);
        assertThat(deliver("closed", 7).note()).contains("older");
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void ofTwoOfTheSameTimeTheOneThatCameLaterCounts() {
        var earlier = deliver("open", 0);
        deliver("closed", 0);
        assertThat(state()).isEqualTo("closed");

        assertThat(replayed(earlier).state()).isEqualTo(DeliveryState.IGNORED);
        assertThat(state()).isEqualTo("closed");
    }

    @Test
    void replayingChangesNothingThatIsThereAlready() {
        var delivery = deliver("closed", 1);
        var before = ticket(desk, "1").orElseThrow();

        assertThat(replayed(delivery).state()).isEqualTo(DeliveryState.DONE);
        assertThat(ticket(desk, "1")).contains(before);
    }

    @Test
    void aClockThatIsAheadDoesNotShutOutWhatComesAfter() {
        deliver(desk, message("1", "open", email, time.instant().plus(Duration.ofDays(400))));
        deliver(desk, message("1", "closed", email, time.instant().plus(Duration.ofDays(1))));

        assertThat(state()).isEqualTo("closed");
    }

    @Test
    void aTicketThatWasClosedLongAgoStartsNothing() {
        var delivery =
                deliver(desk, message("1", "closed", email, time.instant().minus(Duration.ofDays(8))));

        assertThat(delivery.state()).isEqualTo(DeliveryState.DONE);
        assertThat(ticket(desk, "1").orElseThrow().closedAt())
                .isBefore(time.instant().minus(Duration.ofDays(7)));
    }

    @Test
    void anUnknownStatusFailsUntilItIsAWordAndTheDeliveryIsReplayed() {
        var delivery = deliver("erledigt", 1);
        assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery.note()).contains("'erledigt'");
        assertThat(ticket(desk, "1")).isEmpty();

        var words = new StatusWords(List.of("offen"), List.of("Erledigt"));
        desks.change(desk.id(), new HelpDeskChange(word, word, words, null), "ann");

        assertThat(replayed(delivery).state()).isEqualTo(DeliveryState.DONE);
        assertThat(state()).isEqualTo("closed");
    }

    @Test
    void aTicketWaitsForItsContactAndThenIsClosed() {
        var failed = deliver(desk, """
                {"ticket": {"id": "1", "status": "closed", "updatedAt": "%s"}}
                """.formatted(start.plusSeconds(60)));
        assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(failed.note()).contains("nobody said yet who asked");

        deliver("open", 0);

        assertThat(state()).isEqualTo("closed");
        assertThat(jdbc.sql(
                                "select contact_email is null and subject is null from help_desk_ticket where help_desk_id = :d")
                        .param("d", desk.id().value())
                        .query(Boolean.class)
                        .single())
                .as("nothing personal is kept besides the ticket")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@b", "ann@example.com, bob@example.com"})
    void anUnusableAddressFailsAndChangesNothing(String address) {
        var delivery = deliver(desk, message("1", "open", address, start));

        assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery.note()).contains("must be a plain mail address", address);
        assertThat(ticket(desk, "1")).isEmpty();
    }

    @Test
    void hostileTextStaysText() {
        deliver(desk, """
                {"ticket": {"id": "1", "status": "open", "subject": "${7*7} {{contact.email}} <b>%s\\u0000\\n"},
                 "contact": {"email": "%s", "firstName": "%s"}}
                """.formatted("x".repeat(400), email, "\\ud83d\\ude00".repeat(80)));

        var ticket = ticket(desk, "1").orElseThrow();
        assertThat(ticket.subject())
                .startsWith("${7*7} {{contact.email}} <b>xxx")
                .hasSizeLessThanOrEqualTo(300);
        assertThat(contacts.findByEmail(email).orElseThrow().firstName()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void aNewSubjectAndAnotherContactAreTakenOver() {
        deliver("open", 0);
        deliver(
                desk,
                message("1", "open", "other-" + email, start.plusSeconds(60)).replace("on fire", "put out"));

        assertThat(ticket(desk, "1").orElseThrow())
                .returns("Printer put out", one -> one.subject())
                .returns("other-" + email, one -> one.contactEmail());
    }

    @Test
    void anotherHelpDesksTicketIsOutOfReach() {
        var other = desk(HelpDeskKind.GENERIC, word + "-other");
        deliver("open", 0);

        deliver(other, message("1", "closed", email, start.plusSeconds(60)));
        assertThat(state()).isEqualTo("open");
        assertThat(state(other, "1").key()).isEqualTo("closed");

        var reaching = deliver(other, message(desk.key() + ":1", "closed", email, start.plusSeconds(120)));
        assertThat(reaching.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void oldDeliveriesAreForgotten() {
        deliver("open", 0);
        jdbc.sql("update help_desk_delivery set received_at = received_at - interval '31 days' where help_desk_id = :d")
                .param("d", desk.id().value())
                .update();

        desks.forgetOld();

        assertThat(deliveries(desk)).isZero();
        assertThat(state()).isEqualTo("open");
    }

    private Delivery deliver(String status, int minutes) {
        return deliver(desk, message("1", status, email, start.plus(Duration.ofMinutes(minutes))));
    }

    private Delivery replayed(Delivery delivery) {
        desks.replay(desk.id(), delivery.id());
        settled(desk);
        return desks.deliveries(desk.id(), null, null, 200).items().stream()
                .filter(one -> one.id().equals(delivery.id()))
                .findFirst()
                .orElseThrow();
    }

    private String state() {
        return state(desk, "1").key();
    }
}
