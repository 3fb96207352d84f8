package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.FaultyMailer.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do between a fault of sending and its repair counts, and nobody is mailed twice for it. */
class SendingFaultsTests extends RunTest {

    @Test
    void keepsTheAnswerToAMailOfADeadWorkerThoughTheTicketIsOpenAgain() {
        var ticket = openTicket(liveSurvey());
        var token = tokenFromDeadWorker(ticket);
        answer(token, 1).expectStatus().isOk();
        var instance = instance(awaitRun(ticket, "answered"));
        reopen(ticket);

        time.advance(Duration.ofMinutes(5));
        awaitReached(instance, "await-comment");
        time.advance(Duration.ofMinutes(2));

        awaitEnd(instance, "end-survey-run-completed");
        var run = awaitRun(ticket, "completed");
        assertThat(run.get("score").asInt()).isEqualTo(1);
        assertSentOnce(ticket, run);
    }

    @Test
    void takesAMailOfADeadWorkerForSentThoughTheTicketIsOpenAgain() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        var token = tokenFromDeadWorker(ticket);
        reopen(ticket);

        time.advance(Duration.ofMinutes(5));

        assertSentOnce(ticket, awaitRun(ticket, "sent"));
        close(ticket);
        answerWithComment(token);
        awaitEnd(instance(awaitRun(ticket, "completed")), "end-survey-run-completed");
        awaitEnd(awaitStarted(survey.id() + ":" + ticket.externalId(), 2), "end-already-surveyed");
        assertSentOnce(ticket, awaitRun(ticket, "completed"));
    }

    @Test
    void takesAMailForSentWhoseAcceptanceWasNotHeardThoughTheTicketIsOpenAgain() {
        var ticket = openTicket(liveSurvey());
        FaultyMailer.failMailsTo(ticket.email(), Fault.UNHEARD, Fault.AWAY);
        close(ticket);
        awaitFailedTries(ticket, 1);
        time.advance(Duration.ofMinutes(5));
        awaitFailedTries(ticket, 2);
        reopen(ticket);

        time.advance(Duration.ofMinutes(5));

        assertSentOnce(ticket, awaitRun(ticket, "sent"));
    }

    @Test
    void keepsTheAnswerToAMailWhoseRepetitionIsRefused() {
        var ticket = openTicket(liveSurvey());
        FaultyMailer.failMailsTo(ticket.email(), Fault.UNHEARD, Fault.REFUSED);
        close(ticket);
        awaitFailedTries(ticket, 1);
        var held = FaultyMailer.holdMailTo(ticket.email());
        time.advance(Duration.ofMinutes(5));
        eventually().until(() -> FaultyMailer.isHeld(ticket.email()));
        answerWithComment(awaitToken(ticket));

        held.countDown();

        var run = awaitRun(ticket, "completed");
        assertEndsWithoutIncident(instance(run), "end-survey-run-completed");
        assertThat(run.get("score").asInt()).isEqualTo(5);
        assertSentOnce(ticket, run);
    }

    @Test
    void takesAMailThatCouldNotBeWrittenForNotSent() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        jdbc.sql("update contact set first_name = 'A' || chr(10) where email = :email")
                .param("email", ticket.email())
                .update();
        close(ticket);
        awaitFailedTries(ticket, 1);
        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();

        time.advance(Duration.ofMinutes(5));

        assertThat(reason(awaitRun(ticket, "skipped"))).isEqualTo("survey-paused");
    }

    @Test
    void aMailThatAnotherWorkerHasInHandUsesUpNoTry() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT24H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitReached(instance(run), "delay-over");
        began(run, time.instant().plus(Duration.ofHours(24)));
        time.advance(Duration.ofHours(24));
        eventually().until(() -> !failures(run).isEmpty());
        camunda.newUpdateRetriesCommand(failures(run).getFirst().jobKey())
                .retries(1)
                .send()
                .join();

        passTimeUntil(Duration.ofSeconds(15), () -> failures(run).size() > 2);
        assertThat(failures(run))
                .allSatisfy(failure -> assertThat(failure.retriesLeft()).isPositive());

        began(run, time.instant().minus(Duration.ofHours(1)));
        time.advance(Duration.ofSeconds(15));
        assertSentOnce(ticket, awaitRun(ticket, "sent"));
        assertThat(records().incidents(instance(run))).isEmpty();
    }

    @Test
    void opensTheLinkForItsWholeTimeAfterTheMailServerWasAwayForLonger() {
        var ticket = openTicket(liveSurvey("\"expiresAfter\": \"PT10M\""));
        Instant firstExpiry;
        inbox().stopSmtp();
        try {
            close(ticket);
            var id = awaitRun(ticket, "scheduled").get("id").asString();
            eventually().until(() -> expiry(id).isPresent());
            firstExpiry = expiry(id).orElseThrow();
            passTimeUntil(Duration.ofMinutes(2), () -> isDownFor15Minutes(id, firstExpiry));
        } finally {
            inbox().startSmtp();
        }
        passTimeUntil(Duration.ofMinutes(1), () -> !mailsTo(ticket.email()).isEmpty());

        var run = awaitRun(ticket, "sent");
        assertThat(Instant.parse(run.get("sentAt").asString())).isAfter(firstExpiry.plus(Duration.ofMinutes(5)));
        answerWithComment(awaitToken(ticket));
        assertEndsWithoutIncident(instance(run), "end-survey-run-completed");
        assertSentOnce(ticket, run);
    }

    @Test
    void refusesATicketIdWithACharacterThatPostgresDoesNotKeep() {
        var key = unique();
        publishTicketClosed(key, Map.of("surveyId", liveSurvey().id(), "ticketId", "T-\0" + key));
        assertEndsWithoutIncident(awaitStarted(key, 1), "end-run-refused");
    }

    @Test
    void takesAClosingBeforeAllHistoryForOneOfNow() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        var key = survey.id() + ":" + ticket.externalId();
        publishTicketClosed(
                key,
                Map.of("surveyId", survey.id(), "ticketId", ticket.externalId(), "closedAt", Instant.MIN.toString()));
        answerWithComment(awaitToken(ticket));

        assertEndsWithoutIncident(awaitStarted(key, 1), "end-survey-run-completed");
        assertSentOnce(ticket, awaitRun(ticket, "completed"));
    }

    /** Closes the ticket and gives the token of the mail that the server took just before its worker died. */
    private String tokenFromDeadWorker(OpenTicket ticket) {
        FaultyMailer.dieAfterMailTo(ticket.email());
        close(ticket);
        var token = awaitToken(ticket);
        assertThat(awaitRun(ticket, "scheduled").get("sentAt").isNull()).isTrue();
        return token;
    }

    private void assertSentOnce(OpenTicket ticket, JsonNode run) {
        assertThat(run.get("sentAt").isNull()).isFalse();
        assertThat(run.get("reason").isNull()).isTrue();
        assertThat(runs(ticket)).hasSize(1);
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    private static void assertEndsWithoutIncident(long instance, String endEvent) {
        awaitEnd(instance, endEvent);
        assertThat(records().incidents(instance)).isEmpty();
    }

    private void answerWithComment(String token) {
        answer(token, 5).expectStatus().isOk();
        comment(token, "Well done").expectStatus().isOk();
    }

    /** And a try failed after the link of the first one was over: each renews how long the link is open. */
    private boolean isDownFor15Minutes(String run, Instant firstExpiry) {
        return time.instant().isAfter(firstExpiry.plus(Duration.ofMinutes(5)))
                && expiry(run).orElseThrow().isAfter(firstExpiry.plus(Duration.ofMinutes(10)));
    }

    /** Tries that cost one: to wait for what another began costs none. */
    private void awaitFailedTries(OpenTicket ticket, int count) {
        var run = awaitRun(ticket, "scheduled");
        eventually()
                .until(() -> failures(run).stream()
                                .map(JobFailed::retriesLeft)
                                .distinct()
                                .count()
                        == count);
    }

    private record JobFailed(long jobKey, int retriesLeft) {}

    private List<JobFailed> failures(JsonNode run) {
        return jdbc.sql("select job_key, retries_left from engine.job_failure where process_instance_key = :instance")
                .param("instance", instance(run))
                .query((row, at) -> new JobFailed(row.getLong("job_key"), row.getInt("retries_left")))
                .list();
    }

    /** As a worker that has the same job and sends since then. */
    private void began(JsonNode run, Instant since) {
        jdbc.sql("update survey_run set sending_since = :since where id = :run")
                .param("since", utc(since))
                .param("run", UUID.fromString(run.get("id").asString()))
                .update();
    }

    private Optional<Instant> expiry(String run) {
        return jdbc.sql("select expires_at from answer_link where run_id = :run")
                .param("run", UUID.fromString(run))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
