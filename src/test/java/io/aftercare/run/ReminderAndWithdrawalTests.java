package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to a run that waits: it is reminded once, withdrawn, or was started without a ticket. */
class ReminderAndWithdrawalTests extends RunTest {

    private static final String REMINDED = "\"reminderAfter\": \"PT24H\", \"expiresAfter\": \"P10D\"";

    @Test
    void remindsOnceAndTakesTheAnswerAfterwards() {
        var ticket = openTicket(liveSurvey(REMINDED));
        var run = sentRun(ticket);
        time.advance(Duration.ofHours(25));
        eventually().until(() -> mailsTo(ticket.email()).size() == 2);
        eventually().until(() -> records().elements(instance(run)).contains("send-reminder"));
        time.advance(Duration.ofDays(5));
        assertThat(token(mailsTo(ticket.email()).getLast())).isEqualTo(awaitToken(ticket));

        answerWithComment(ticket);

        awaitEnd(instance(run), "end-survey-run-completed");
        assertThat(events(awaitRun(ticket, "completed"))).containsSubsequence("sent", "reminded", "answered");
        assertThat(mailsTo(ticket.email())).hasSize(2);
    }

    @Test
    void remindsNobodyWhoHasAnswered() {
        var ticket = openTicket(liveSurvey(REMINDED));
        var run = sentRun(ticket);
        answerWithComment(ticket);
        awaitEnd(instance(run), "end-survey-run-completed");
        time.advance(Duration.ofHours(25));

        assertThat(records().reached(instance(run))).doesNotContain("send-reminder");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void remindsNobodyWhoUnsubscribedAndTakesTheAnswerAllTheSame() {
        var ticket = openTicket(liveSurvey(REMINDED));
        var run = sentRun(ticket);
        http.post().uri("/u/" + awaitToken(ticket)).exchange().expectStatus().isOk();
        time.advance(Duration.ofHours(25));
        eventually().until(() -> records().elements(instance(run)).contains("send-reminder"));
        answerWithComment(ticket);

        awaitEnd(instance(run), "end-survey-run-completed");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void withdrawsAScheduledRun() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT24H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitReached(instance(run), "delay-over");

        assertWithdrawn(run);
        time.advance(Duration.ofHours(25));

        assertThat(mailsTo(ticket.email())).isEmpty();
    }

    @Test
    void withdrawsASentRunAndClosesItsLink() {
        var ticket = openTicket(liveSurvey());
        assertWithdrawn(sentRun(ticket));

        page("/a/" + awaitToken(ticket)).expectStatus().isEqualTo(410);
        answer(awaitToken(ticket), 3).expectStatus().isEqualTo(410);
    }

    @Test
    void withdrawsAnAnsweredRun() {
        var ticket = openTicket(liveSurvey());
        var run = sentRun(ticket);
        answer(awaitToken(ticket), 3).expectStatus().isOk();
        awaitReached(instance(run), "await-comment");

        assertWithdrawn(run);

        comment(awaitToken(ticket), "Too late").expectStatus().isEqualTo(410);
        assertThat(awaitRun(ticket, "withdrawn").get("score").asInt()).isEqualTo(3);
    }

    @Test
    void runsForAContactWithoutATicket() {
        var survey = liveSurvey("\"type\": \"nps\", \"fatigueDays\": 0");
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email));
        var id = start(survey, email);
        eventually().until(() -> !mailsTo(email).isEmpty());
        var token = token(mailsTo(email).getFirst());
        answer(token, 10);
        comment(token, "Recommended");

        eventually().until(() -> run(id).get("state").asString().equals("completed"));
        awaitEnd(instance(run(id)), "end-survey-run-completed");
        assertThat(run(id).get("band").asString()).isEqualTo("promoter");
        assertThat(records().elements(instance(run(id)))).contains("survey-due");
    }

    @Test
    void withdrawsARunWithoutATicketAndStartsAnother() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email));
        var id = start(survey, email);
        eventually().until(() -> run(id).get("state").asString().equals("sent"));
        awaitReached(instance(run(id)), "await-answer");
        assertWithdrawn(run(id));

        var next = start(survey, email);
        eventually().until(() -> run(next).get("state").asString().equals("sent"));
        assertThat(mailsTo(email)).hasSize(2);
    }

    private void assertWithdrawn(JsonNode run) {
        var cancel = "/api/v1/runs/" + run.get("id").asString() + "/cancel";
        post(cancel, "").expectStatus().isAccepted();
        awaitEnd(instance(run), "end-survey-withdrawn");
        assertThat(run(run.get("id").asString()).get("state").asString()).isEqualTo("withdrawn");
        post(cancel, "").expectStatus().isEqualTo(409);
    }

    private JsonNode run(String id) {
        return body(get("/api/v1/runs/" + id));
    }

    private JsonNode sentRun(OpenTicket ticket) {
        close(ticket);
        var run = awaitRun(ticket, "sent");
        awaitReached(instance(run), "await-answer");
        return run;
    }

    private void answerWithComment(OpenTicket ticket) {
        answer(awaitToken(ticket), 5);
        comment(awaitToken(ticket), "Fine").expectStatus().isOk();
    }
}
