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
}
