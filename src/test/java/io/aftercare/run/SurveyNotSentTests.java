package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reasons not to send a survey. */
class SurveyNotSentTests extends RunTest {

    private static final String DELAYED = "\"delay\": \"PT2H\", \"fatigueDays\": 0";

    @Test
    void asksNobodyWhoUnsubscribed() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var first = openTicket(survey);
        close(first);
        http.post().uri("/u/" + awaitToken(first)).exchange().expectStatus().isOk();

        var second = openTicket(survey, first.email());
        close(second);

        assertNotSent(awaitRun(second, "skipped"), "unsubscribed");
        assertThat(mailsTo(first.email())).hasSize(1);
    }

    @Test
    void asksNobodyTwiceWithinTheFatiguePeriod() {
        var first = openTicket(liveSurvey());
        close(first);
        awaitRun(first, "sent");

        var second = openTicket(liveSurvey(), first.email());
        close(second);

        assertNotSent(awaitRun(second, "skipped"), "asked-recently");
        assertThat(mailsTo(first.email())).hasSize(1);
    }

    @Test
    void asksAgainAtOnceWithoutAFatiguePeriod() {
        var first = openTicket(liveSurvey());
        close(first);
        awaitRun(first, "sent");

        var second = openTicket(liveSurvey("\"fatigueDays\": 0"), first.email());
        close(second);

        awaitRun(second, "sent");
        assertThat(mailsTo(first.email())).hasSize(2);
    }

    @Test
    void asksAgainAfterTheFatiguePeriod() {
        var first = openTicket(liveSurvey());
        close(first);
        awaitRun(first, "sent");
        time.advance(Duration.ofDays(31));

        var second = openTicket(liveSurvey(), first.email());
        close(second);

        awaitRun(second, "sent");
        assertThat(mailsTo(first.email())).hasSize(2);
    }

    @Test
    void asksNobodyWhoseTicketIsOpenAgainUntilItIsClosedForGood() {
        var ticket = openTicket(liveSurvey(DELAYED));
        close(ticket);
        awaitReached(instance(awaitRun(ticket, "scheduled")), "delay-over");
        reopen(ticket);
        time.advance(Duration.ofHours(3));
        assertNotSent(awaitRun(ticket, "skipped"), "ticket-reopened");

        close(ticket);
        eventually().until(() -> runs(ticket).size() == 2);
        awaitReached(instance(runs(ticket).getFirst()), "delay-over");
        time.advance(Duration.ofHours(3));

        awaitToken(ticket);
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void asksOnceWhoseTicketWasReopenedAndClosedDuringTheDelay() {
        var ticket = openTicket(liveSurvey(DELAYED));
        close(ticket);
        awaitReached(instance(awaitRun(ticket, "scheduled")), "delay-over");
        reopen(ticket);
        close(ticket);
        time.advance(Duration.ofHours(3));

        awaitRun(ticket, "sent");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void sendsNothingOfASurveyThatWasPausedDuringTheDelay() {
        var survey = liveSurvey(DELAYED);
        var ticket = openTicket(survey);
        close(ticket);
        awaitReached(instance(awaitRun(ticket, "scheduled")), "delay-over");
        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();
        time.advance(Duration.ofHours(3));

        assertNotSent(awaitRun(ticket, "skipped"), "survey-paused");
        assertThat(mailsTo(ticket.email())).isEmpty();
    }

    @Test
    void givesUpAnAddressThatTheServerRefuses() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var email = unique() + "@rejected.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email));
        var first = openTicket(survey, email);
        close(first);
        assertNotSent(awaitRun(first, "undeliverable"), "address-refused");

        var second = openTicket(survey, email);
        close(second);

        assertNotSent(awaitRun(second, "skipped"), "bounced");
    }

    private static void assertNotSent(JsonNode run, String reason) {
        assertThat(reason(run)).isEqualTo(reason);
        awaitEnd(instance(run), "end-survey-not-sent");
    }
}
