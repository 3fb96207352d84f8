package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.EngineRecords.Incident;
import io.aftercare.survey.RunId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each ticket has one run and one mail, each accepted answer is there and no run is stuck, whatever fails meanwhile. */
class NeverLostTests extends RunTest {

    private static final String ALWAYS = "\"fatigueDays\": 0";

    @Autowired
    private SurveySending sending;

    @Autowired
    private AnswerReconciliation reconciliation;

    @Autowired
    private StartReconciliation starts;

    @Autowired
    private RunEnding ending;

    @Test
    void runsOncePerTicketThatWasClosedWhileTheBrokerWasKilled() {
        var survey = liveSurvey(ALWAYS);
        var tickets = tickets(survey, 100);
        tickets.subList(0, 50).forEach(this::close);
        broker().kill();
        try {
            tickets.subList(50, 100).forEach(this::close);
        } finally {
            broker().start();
        }

        publishAll();
        // What was being handed out when the broker died comes again after the time-out of jobs.
        time.advance(Duration.ofMinutes(5));
        tickets.forEach(ticket -> awaitRun(ticket, "sent"));
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(mailsTo(ticket.email())).hasSize(1));
    }

    @Test
    void keepsAnswersThatComeWhileTheBrokerIsDown() {
        var tickets = tickets(liveSurvey(ALWAYS), 5);
        tickets.forEach(this::close);
        tickets.forEach(ticket -> awaitRun(ticket, "sent"));
        broker().kill();
        try {
            tickets.forEach(ticket -> {
                page("/a/" + awaitToken(ticket)).expectStatus().isOk();
                answer(awaitToken(ticket), 2).expectStatus().isOk();
                comment(awaitToken(ticket), "While you were out").expectStatus().isOk();
                assertThat(awaitRun(ticket, "answered").get("score").asInt()).isEqualTo(2);
            });
        } finally {
            broker().start();
        }

        publishAll();
        time.advance(Duration.ofMinutes(5));
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(
                                awaitRun(ticket, "completed").get("comment").asString())
                        .isEqualTo("While you were out"));
    }

    @Test
    void mailsOnceAfterTheMailServerWasAwayForAllRetries() {
        var ticket = openTicket(liveSurvey());
        inbox().stopSmtp();
        Incident incident;
        long instance;
        try {
            close(ticket);
            instance = instance(awaitRun(ticket, "scheduled"));
            incident = awaitIncident(instance);
        } finally {
            inbox().startSmtp();
        }
        assertThat(incident.elementId()).isEqualTo("send-survey");
        assertThat(incident.message()).containsIgnoringCase("mail server").doesNotContain("Exception");

        resolve(incident);
        awaitRun(ticket, "sent");
        assertThat(mailsTo(ticket.email())).hasSize(1);
        eventually().until(() -> records().incidents(instance).getFirst().resolved());
    }

    @Test
    void mailsAgainUnderTheSameMessageIdAfterDyingBetweenAcceptanceAndCommit() {
        var ticket = openTicket(liveSurvey());
        FaultyMailer.dieAfterMailTo(ticket.email());
        close(ticket);
        awaitToken(ticket);
        assertThat(awaitRun(ticket, "scheduled").get("sentAt").isNull()).isTrue();

        time.advance(Duration.ofMinutes(5));

        awaitRun(ticket, "sent");
        assertThat(mailsTo(ticket.email())).hasSize(2);
        assertThat(mailsTo(ticket.email()))
                .extracting(NeverLostTests::messageId)
                .containsOnly(messageId(mailsTo(ticket.email()).getFirst()));
        answer(awaitToken(ticket), 5);
        comment(awaitToken(ticket), "Twice, was it?");
        awaitRun(ticket, "completed");
    }

    @Test
    void mailsOnceWhenSeveralWorkersHaveTheSameJob() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT24H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitReached(instance(run), "delay-over");
        var id = RunId.of(run.get("id").asString());

        var results = atOnce(8, () -> sending.send(id));

        assertThat(results).contains("Sent");
        assertThat(results).allMatch(result -> result.equals("Sent") || result.equals("JobFailure"));
        time.advance(Duration.ofHours(25));
        awaitReached(instance(run), "await-answer");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void closesATicketOnceForTenWhoCloseItAtOnce() {
        var ticket = openTicket(liveSurvey());

        var statuses = atOnce(
                10,
                () -> post("/api/v1/tickets/" + ticket.externalId() + "/close", "")
                        .expectBody(String.class)
                        .returnResult()
                        .getStatus()
                        .value());

        assertThat(statuses).filteredOn("202"::equals).hasSize(1);
        assertThat(statuses).filteredOn("409"::equals).hasSize(9);
        awaitRun(ticket, "sent");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void losesNothingToABrokerThatRefusesUnderLoad() throws Exception {
        var survey = liveSurvey(ALWAYS);
        var tickets = tickets(survey, 60);
        var refusedBefore = BrokerLimits.refused();
        BrokerLimits.set("{\"request\": {\"enabled\": true, \"algorithm\": \"FIXED\", \"fixed\": {\"limit\": 1}}}");
        try {
            tickets.forEach(this::close);
            publishAll();
            tickets.forEach(ticket -> awaitRun(ticket, "sent"));
        } finally {
            BrokerLimits.set("{\"request\": {\"enabled\": true, \"algorithm\": \"AIMD\"}}");
        }

        assertThat(BrokerLimits.refused())
                .as("commands that the broker refused")
                .isGreaterThan(refusedBefore);
        assertThat(tickets).allSatisfy(ticket -> {
            assertThat(mailsTo(ticket.email())).hasSize(1);
            awaitStarted(survey.id() + ":" + ticket.externalId(), 1);
        });
    }

    @Test
    void tellsTheEngineAgainOfAnAnswerThatItForgot() {
        var ticket = openTicket(liveSurvey("\"reminderAfter\": \"PT1H\""));
        close(ticket);
        var instance = instance(awaitRun(ticket, "sent"));
        var incident = stopAtReminder(instance);
        answer(awaitToken(ticket), 3).expectStatus().isOk();
        eventually()
                .until(() -> outbox("survey-answered:"
                                + awaitRun(ticket, "answered").get("id").asString())
                        == 0);
        time.advance(Duration.ofDays(2));
        resolve(incident);
        eventually().until(() -> records().elements(instance).contains("send-reminder"));

        reconciliation.reconcile();
        awaitReached(instance, "await-comment");
        time.advance(Duration.ofMinutes(2));
        awaitEnd(instance, "end-survey-run-completed");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void tellsTheEngineAgainOfARunWhoseStartItForgot() {
        var survey = liveSurvey(ALWAYS + ", \"type\": \"nps\", \"pipeline\": null, \"reminderAfter\": \"PT1H\"");
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email));
        var first = start(survey, email);
        var instance = instance(awaitSent(first));
        stopAtReminder(instance);
        assertThat(ending.comeBack(RunId.of(first))).isTrue();
        var second = start(survey, email);
        eventually().until(() -> outbox("survey-due:" + second) + outbox("survey-undeliverable:" + first) == 0);
        time.advance(Duration.ofDays(2));
        camunda.newCancelInstanceCommand(instance).send().join();

        assertThat(starts.reconcile()).isPositive();
        assertThat(starts.reconcile()).isZero();
        assertThat(instance(awaitSent(second))).isNotEqualTo(instance);
        assertThat(mailsTo(email)).hasSize(2);
    }

    private JsonNode awaitSent(String run) {
        eventually()
                .until(() ->
                        body(get("/api/v1/runs/" + run)).get("state").asString().equals("sent"));
        return body(get("/api/v1/runs/" + run));
    }

    /** Lets a run that waits for its answer stand still at its reminder. */
    private Incident stopAtReminder(long instance) {
        awaitReached(instance, "await-answer");
        inbox().stopSmtp();
        try {
            time.advance(Duration.ofMinutes(61));
            return awaitIncident(instance);
        } finally {
            inbox().startSmtp();
        }
    }

    private int outbox(String id) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<OpenTicket> tickets(LiveSurvey survey, int count) {
        return IntStream.range(0, count).mapToObj(number -> openTicket(survey)).toList();
    }

    /** Lets the back-offs pass until the retries are used up. */
    private Incident awaitIncident(long instance) {
        passTimeUntil(
                Duration.ofMinutes(15), () -> !records().incidents(instance).isEmpty());
        return records().incidents(instance).getFirst();
    }

    private void resolve(Incident incident) {
        camunda.newUpdateRetriesCommand(incident.jobKey()).retries(8).send().join();
        camunda.newResolveIncidentCommand(incident.key()).send().join();
    }

    /** What became of the same work in several threads: the result's name or the exception's. */
    private static List<String> atOnce(int threads, Callable<?> work) {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            return Stream.generate(() -> executor.submit(work)).limit(threads).toList().stream()
                    .map(NeverLostTests::outcome)
                    .toList();
        }
    }

    private static String outcome(Future<?> done) {
        try {
            var result = done.get();
            return result instanceof Number
                    ? result.toString()
                    : result.getClass().getSimpleName();
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause()).getClass().getSimpleName();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
