package io.aftercare.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The address that help desks call: whom it believes, and that nothing it took is lost or doubled. */
class InboundTests extends HelpDeskTest {

    @Test
    void zendeskOpensAndClosesATicket() {
        var desk = desk(HelpDeskKind.ZENDESK);
        var body = """
                {"ticket": {"id": "35436", "subject": "Printer on fire", "status": "Solved", "updated_at": "%s",
                  "requester": {"email": "%s", "first_name": "Ann", "last_name": "Lee"}}}
                """.formatted(time.instant(), email);

        send(desk, body, Signed.zendesk(SECRET, body, time.instant()))
                .expectStatus()
                .isAccepted();

        assertThat(settled(desk).tickets()).containsExactly(desk.key() + ":35436");
        assertThat(ticket(desk, "35436").orElseThrow())
                .returns("Printer on fire", one -> one.subject())
                .returns(word, one -> one.pipeline())
                .returns(email, one -> one.contactEmail())
                .returns(false, one -> one.isOpen());
        assertThat(contacts.findByEmail(email).orElseThrow().displayName()).isEqualTo("Ann Lee");
    }

    @Test
    void hubSpotSignsTheAddressToo() {
        var desk = desk(HelpDeskKind.HUBSPOT);
        var body = """
                [{"occurredAt": %1$d, "subscriptionType": "ticket.propertyChange", "objectId": 77,
                  "propertyName": "hs_pipeline_stage", "propertyValue": "4"},
                 {"occurredAt": %1$d, "subscriptionType": "ticket.propertyChange", "objectId": 77,
                  "propertyName": "hs_all_associated_contact_emails", "propertyValue": "%2$s"}]
                """.formatted(time.instant().toEpochMilli(), email);

        send(desk, body, Signed.hubSpot(SECRET, desk.address(), body, time.instant()))
                .expectStatus()
                .isAccepted();

        assertThat(settled(desk).state()).isEqualTo(DeliveryState.DONE);
        assertThat(state(desk, "77").key()).isEqualTo("closed");
        assertThat(ticket(desk, "77").orElseThrow().subject()).isEqualTo("Ticket 77");
    }

    @Test
    void jiraAndFreshdeskAreTakenInAsTheyAuthenticate() {
        var jira = desk(HelpDeskKind.JIRA, word + "-j");
        var issue = """
                {"webhookEvent": "jira:issue_created", "issue": {"id": "18001", "fields": {"summary": "Screen",
                  "updated": "%s", "status": {"name": "Waiting", "statusCategory": {"key": "new"}},
                  "reporter": {"displayName": "Ann Lee", "emailAddress": "%s"}}}}
                """.formatted(time.instant(), email);
        send(jira, issue, Signed.jira(SECRET, issue)).expectStatus().isAccepted();
        var freshdesk = desk(HelpDeskKind.FRESHDESK, word + "-f");
        var ticket = """
                {"freshdesk_webhook": {"ticket_id": 12, "ticket_subject": "Refund", "ticket_status": "Resolved",
                  "ticket_contact_name": "Ann Lee", "ticket_contact_email": "%s"}}
                """.formatted(email);
        send(freshdesk, ticket, Map.of("X-Aftercare-Secret", SECRET))
                .expectStatus()
                .isAccepted();

        assertThat(settled(jira).state()).isEqualTo(DeliveryState.DONE);
        assertThat(state(jira, "18001").key()).isEqualTo("open");
        assertThat(settled(freshdesk).state()).isEqualTo(DeliveryState.DONE);
        assertThat(state(freshdesk, "12").key()).isEqualTo("closed");
    }

    @Test
    void aForgedCallIsRefusedKeptNowhereAndToldOnThePage() {
        var desk = desk(HelpDeskKind.ZENDESK);

        send(desk, "{}", Signed.zendesk("another-secret-of-someone", "{}", time.instant()))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:not-believed");

        assertThat(deliveries(desk)).isZero();
        assertThat(desks.get(desk.id()).refused()).isNotNull();
    }

    @Test
    void anOldCallIsRefused() {
        var desk = desk(HelpDeskKind.ZENDESK);
        var headers = Signed.zendesk(SECRET, "{}", time.instant().minus(Duration.ofMinutes(6)));

        send(desk, "{}", headers).expectStatus().isUnauthorized();

        assertThat(deliveries(desk)).isZero();
    }

    @Test
    void theSameCallAgainIsAnsweredAndDoesNothing() {
        var desk = desk(HelpDeskKind.ZENDESK);
        var headers = Signed.zendesk(SECRET, "{}", time.instant());

        send(desk, "{}", headers).expectStatus().isAccepted();
        send(desk, "{}", headers).expectStatus().isAccepted();

        assertThat(deliveries(desk)).isOne();
    }

    @Test
    void manyOfTheSameCallAtOnceAreTakenInOnce() throws Exception {
        var desk = desks.create(new HelpDeskCommand(HelpDeskKind.GENERIC, word, word, word, null, null, null), "ann");
        var body = message("1", "closed", email, time.instant());
        var headers = Signed.standard(desk.secret(), "msg-" + word, body, time.instant());
        Callable<Integer> call = () -> send(desk.helpDesk(), body, headers)
                .expectBody()
                .returnResult()
                .getStatus()
                .value();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, call))) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        assertThat(settled(desk.helpDesk()).state()).isEqualTo(DeliveryState.DONE);
        assertThat(deliveries(desk.helpDesk())).isOne();
        assertThat(closings(desk.helpDesk(), "1")).isOne();
    }

    @Test
    void manyDeliveriesOfOneTicketAtOnceMakeOneTicketThatIsClosedOnce() throws Exception {
        var desk = desk(HelpDeskKind.GENERIC);
        var body = message("1", "closed", email, time.instant());
        Callable<Integer> call =
                () -> send(desk, body).expectBody().returnResult().getStatus().value();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, call))) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        settled(desk);
        assertThat(desks.deliveries(desk.id(), DeliveryState.FAILED, null, 10).items())
                .isEmpty();
        assertThat(closings(desk, "1")).isOne();
    }

    @Test
    void tenMegabytesAreRefused() {
        var desk = desk(HelpDeskKind.GENERIC);

        send(desk, "x".repeat(10_000_000)).expectStatus().isEqualTo(413);
        send(desk, "x".repeat(InboundMessages.LARGEST_BODY + 1)).expectStatus().isEqualTo(413);
        send(desk, "x".repeat(InboundMessages.LARGEST_BODY)).expectStatus().isAccepted();

        assertThat(settled(desk).note()).contains("no JSON");
        assertThat(deliveries(desk)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/in/nobody", "/in/00000000-0000-0000-0000-000000000000", "/in/'", "/in"})
    void anUnknownAddressIsNotThere(String path) {
        http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void aGetIsNotAllowed() {
        http.method(HttpMethod.GET)
                .uri(path(desk(HelpDeskKind.GENERIC)))
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void aBodyInAnyTypeIsReadAsItIs() {
        var desk = desk(HelpDeskKind.GENERIC);
        http.post()
                .uri(path(desk))
                .header("Authorization", "Bearer " + SECRET)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(message("9", "open", email, time.instant()))
                .exchange()
                .expectStatus()
                .isAccepted();

        assertThat(settled(desk).state()).isEqualTo(DeliveryState.DONE);
    }

    /** A listener of the tests refuses to hear of such tickets, as an outbox that cannot be written would. */
    @Test
    void whatFailsForAMomentIsTriedAgainAndLeavesNothingHalfDone() {
        var desk = desk(HelpDeskKind.GENERIC);
        send(desk, message("1-fails", "closed", email, time.instant()))
                .expectStatus()
                .isAccepted();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("""
                                select coalesce(max(consecutive_failures), 0) from scheduled_tasks
                                where task_name = :task
                                """)
                                .param("task", DeliveryWork.TAKE_IN.getTaskName())
                                .query(Integer.class)
                                .single()
                        > 1);

        assertThat(desks.deliveries(desk.id(), DeliveryState.WAITING, null, 10).items())
                .hasSize(1);
        assertThat(ticket(desk, "1-fails")).isEmpty();
        assertThat(contacts.findByEmail(email)).isEmpty();
        desks.delete(desk.id());
    }

    /** How often the engine was told, or would have been: each closing raises the version by one. */
    private long closings(HelpDesk desk, String ticket) {
        return jdbc.sql("select version from ticket where external_id = :id and state = 'closed'")
                .param("id", desk.key() + ":" + ticket)
                .query(Long.class)
                .single();
    }
}
