package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The way of a run whose contact answers. */
class SurveyRunTests extends RunTest {

    @Test
    void runsFromClosedTicketToUpdatedContact() {
        var ticket = openTicket(liveSurvey());
        close(ticket);

        var token = awaitToken(ticket);
        answer(token, 2).expectStatus().isOk();
        comment(token, "Three calls").expectStatus().isOk();

        var run = awaitRun(ticket, "completed");
        assertThat(run.get("score").asInt()).isEqualTo(2);
        assertThat(run.get("band").asString()).isEqualTo("difficult");
        assertThat(run.get("comment").asString()).isEqualTo("Three calls");
        var contact = body(get("/api/v1/contacts?email=" + ticket.email()));
        assertThat(contact.get("properties").get("last_ces_rating").asInt()).isEqualTo(2);
        assertThat(contact.get("properties").get("last_ces_comment").asString()).isEqualTo("Three calls");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void keepsTheNewestAnswerOnTheContactWhenAnOlderOneIsCompletedLater() {
        var older = openTicket(liveSurvey("\"fatigueDays\": 0"));
        close(older);
        var first = awaitToken(older);
        answer(first, 2).expectStatus().isOk();

        var newer = openTicket(liveSurvey("\"fatigueDays\": 0"), older.email());
        close(newer);
        eventually().until(() -> mailsTo(older.email()).size() == 2);
        var second = mailsTo(older.email()).stream()
                .map(RunTest::token)
                .filter(token -> !token.equals(first))
                .findFirst()
                .orElseThrow();
        answer(second, 6).expectStatus().isOk();
        comment(second, "Better").expectStatus().isOk();
        awaitRun(newer, "completed");

        comment(first, "Bad").expectStatus().isOk();
        awaitRun(older, "completed");

        var properties = body(get("/api/v1/contacts?email=" + older.email())).get("properties");
        assertThat(properties.get("last_ces_rating").asInt()).isEqualTo(6);
        assertThat(properties.get("last_ces_comment").asString()).isEqualTo("Better");
    }
}
