package io.aftercare.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What follows from mails that come back and from complaints: whole runs, reports by HTTP. */
class BouncesTests extends BounceTest {

    private static final String OFTEN = "\"fatigueDays\": 0";

    @Autowired
    private Bounces bounces;

    @Test
    void aMailThatComesBackForGoodEndsTheRunAndTheMailing() {
        var survey = liveSurvey(OFTEN);
        var sent = send(survey);
        assertThat(sent.returnPath()).matches("bounce\\+[0-9a-z]{40,52}@bounces\\.test");
        assertThat(sent.returnPath().indexOf('@')).isLessThanOrEqualTo(64);

        assertThat(outcome(failed(sent, "5.1.1"))).isEqualTo("hard");

        var run = awaitRun(sent.ticket(), "undeliverable");
        assertThat(reason(run)).isEqualTo("came-back");
        assertThat(events(run)).contains("sent", "undeliverable");
        awaitEnd(instance(run), "end-survey-undeliverable");
        assertSuppressed(sent, "bounced");
        assertThat(body(suppression(sent)).get("detail").asString()).isEqualTo("The mailbox does not exist (5.1.1).");
        page("/a/" + token(mailsTo(sent.ticket().email()).getFirst()) + "/6")
                .expectStatus()
                .is4xxClientError();

        var second = openTicket(survey, sent.ticket().email());
        close(second);
        assertThat(reason(awaitRun(second, "skipped"))).isEqualTo("bounced");
    }

    @Test
    void theMessageIdTellsTheRunWhereTheReturnAddressDoesNot() {
        var sent = send(liveSurvey());

        assertThat(outcome(ReportMails.notDelivered(
                        "support@example.com", sent.ticket().email(), "failed", "5.1.1", sent.messageId())))
                .isEqualTo("hard");

        awaitRun(sent.ticket(), "undeliverable");
        assertSuppressed(sent, "bounced");
    }

    @Test
    void theReturnAddressTellsTheRunWhereTheMailItselfIsLeftOutAndWasForwarded() {
        var sent = send(liveSurvey());

        assertThat(outcome(ReportMails.notDelivered(
                        sent.returnPath().toUpperCase(java.util.Locale.ROOT),
                        "elsewhere@other.test",
                        "failed",
                        "5.1.1",
                        "")))
                .isEqualTo("hard");

        assertSuppressed(sent, "bounced");
    }

    @Test
    void theSameReportTwiceDoesNothingTwiceHoweverManyComeAtOnce() {
        var sent = send(liveSurvey());
        var mail = failed(sent, "5.2.2");

        var outcomes =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> bounces.take(mail)))
                        .limit(5)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(outcomes).containsOnlyOnce(BounceOutcome.SOFT).contains(BounceOutcome.REPEATED);
        assertThat(outcome(mail)).isEqualTo("repeated");
        assertThat(reports(sent)).isEqualTo(1);
    }

    @Test
    void keepsNothingOfAForgedReturnAddressOrAnUnknownRun() {
        var sent = send(liveSurvey());
        var forged = new StringBuilder(sent.returnPath());
        forged.setCharAt(20, forged.charAt(20) == 'a' ? 'b' : 'a');

        assertThat(outcome(ReportMails.notDelivered(
                        forged.toString(), sent.ticket().email(), "failed", "5.1.1", "<x@example.com>")))
                .isEqualTo("unknown");
        assertThat(outcome(ReportMails.notDelivered(
                        "b@example.com",
                        sent.ticket().email(),
                        "failed",
                        "5.1.1",
                        "<survey.%s@example.com>".formatted(UUID.randomUUID()))))
                .isEqualTo("unknown");

        assertThat(state(sent)).isEqualTo("sent");
        assertNotSuppressed(sent);
        assertThat(reports(sent)).isZero();
    }

    @Test
    void aReasonThatMayPassIsCountedAndTheThirdTimeTheAddressIsGivenUp() {
        var survey = liveSurvey(OFTEN);
        var first = send(survey);
        assertThat(outcome(failed(first, "5.2.2"))).isEqualTo("soft");
        time.advance(Duration.ofDays(29));
        var second = send(openTicket(survey, first.ticket().email()));
        assertThat(outcome(failed(second, "4.4.7"))).isEqualTo("soft");
        time.advance(Duration.ofDays(2));
        var third = send(openTicket(survey, first.ticket().email()));
        assertThat(outcome(failed(third, "4.4.7"))).isEqualTo("soft");
        assertThat(state(third)).isEqualTo("sent");
        assertNotSuppressed(third);

        var fourth = send(openTicket(survey, first.ticket().email()));
        assertThat(outcome(failed(fourth, "5.2.2"))).isEqualTo("soft");

        awaitRun(fourth.ticket(), "undeliverable");
        assertSuppressed(fourth, "bounced");
        assertThat(body(suppression(fourth)).get("detail").asString())
                .isEqualTo("3 mails could not be delivered. The mailbox is full (5.2.2).");
    }

    @Test
    void reportsOfOneMailToSeveralMailboxesCountOnce() {
        var survey = liveSurvey(OFTEN);
        var first = send(survey);
        for (var member : List.of("ada@team.test", "bob@team.test")) {
            var full = ReportMails.notDelivered(first.returnPath(), member, "failed", "5.2.2", first.messageId());
            assertThat(outcome(full)).isEqualTo("soft");
        }
        var second = send(openTicket(survey, first.ticket().email()));
        assertThat(outcome(failed(second, "5.2.2"))).isEqualTo("soft");

        assertThat(state(second)).isEqualTo("sent");
        assertNotSuppressed(second);
    }

    @Test
    void whatWasBeforeALeadLetTheAddressBeMailedAgainCountsNoMore() {
        var survey = liveSurvey(OFTEN);
        var first = send(survey);
        outcome(failed(first, "5.1.1"));
        assertSuppressed(first, "bounced");

        lift(contact(first), KEY).expectStatus().isNoContent();

        assertNotSuppressed(first);
        lift(contact(first), KEY).expectStatus().isNotFound();
        assertThat(jdbc.sql("select lifted_by from suppression_lift where address = :email")
                        .param("email", first.ticket().email())
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("bootstrap"));
        var second = send(openTicket(survey, first.ticket().email()));
        assertThat(outcome(failed(second, "5.2.2"))).isEqualTo("soft");
        assertNotSuppressed(second);
    }

    @Test
    void aMailThatCameBackIsNoReasonNotToAsk() {
        var survey = liveSurvey();
        var first = send(survey);
        outcome(failed(first, "5.1.1"));
        awaitRun(first.ticket(), "undeliverable");
        lift(contact(first), KEY).expectStatus().isNoContent();

        var second = openTicket(survey, first.ticket().email());
        assertThat(state(send(second))).isEqualTo("sent");
        var third = openTicket(survey, first.ticket().email());
        close(third);
        assertThat(reason(awaitRun(third, "skipped"))).isEqualTo("asked-recently");
    }

    @Test
    void aComplaintEndsTheMailingButNotTheRun() {
        var sent = send(liveSurvey());

        assertThat(outcome(ReportMails.complaint(
                        "abuse", sent.returnPath(), sent.ticket().email(), sent.messageId())))
                .isEqualTo("complaint");

        assertSuppressed(sent, "complained");
        assertThat(state(sent)).isEqualTo("sent");
        answer(token(mailsTo(sent.ticket().email()).getFirst()), 6)
                .expectStatus()
                .is2xxSuccessful();
    }

    @Test
    void aComplaintThatLeavesTheRecipientOutIsOfWhomTheMailWentTo() {
        var sent = send(liveSurvey());

        assertThat(outcome(ReportMails.complaint("abuse", "", "redacted", sent.messageId())))
                .isEqualTo("complaint");

        assertSuppressed(sent, "complained");
    }

    @Test
    void aReportAfterTheAnswerChangesNoAnswer() {
        var sent = send(liveSurvey());
        var token = token(mailsTo(sent.ticket().email()).getFirst());
        answer(token, 6);
        awaitRun(sent.ticket(), "answered");

        assertThat(outcome(failed(sent, "5.1.1"))).isEqualTo("hard");

        assertThat(state(sent)).isEqualTo("answered");
        comment(token, "It works").expectStatus().is2xxSuccessful();
        awaitRun(sent.ticket(), "completed");
        assertSuppressed(sent, "bounced");
    }

    @Test
    void aContactWhoHasAnotherAddressByNowIsStillMailed() {
        var sent = send(liveSurvey());
        jdbc.sql("update contact set email = :new where id = :id::uuid")
                .param("new", unique() + "@new.test")
                .param("id", contact(sent))
                .update();

        assertThat(outcome(failed(sent, "5.1.1"))).isEqualTo("hard");

        assertThat(state(sent)).isEqualTo("undeliverable");
        assertNotSuppressed(sent);
    }

    @Test
    void aReportOfAMailThatIsJustBeingSentHasToComeAgain() {
        var sent = send(liveSurvey());
        markSending(sent);

        report(failed(sent, "5.1.1")).expectStatus().isEqualTo(503);

        assertNotSuppressed(sent);
        markSent(sent);
        assertThat(outcome(failed(sent, "5.1.1"))).isEqualTo("hard");
    }

    @Test
    void whatIsNoReportChangesNothing() {
        var sent = send(liveSurvey());

        assertThat(outcome(ReportMails.mail("To: %s\nSubject: Holiday\n\nBack soon".formatted(sent.returnPath()))))
                .isEqualTo("ignored");
        assertThat(outcome(ReportMails.notDelivered(
                        sent.returnPath(), sent.ticket().email(), "delayed", "4.4.1", sent.messageId())))
                .isEqualTo("ignored");
        assertThat(outcome(new byte[] {0, 1, 2, -1})).isEqualTo("ignored");

        assertThat(state(sent)).isEqualTo("sent");
    }

    @Test
    void reportsAreTakenFromCallersWithTheScopeAndUpToALimit() {
        var mail = ReportMails.mail("Subject: x\n\n");
        http.post().uri("/in/bounces").body(mail).exchange().expectStatus().isUnauthorized();
        http.post()
                .uri("/in/bounces")
                .header("Authorization", "Bearer " + keyWith(Scope.RUNS_READ))
                .body(mail)
                .exchange()
                .expectStatus()
                .isForbidden();
        report(new byte[2_000_000]).expectStatus().isEqualTo(413);
        lift(UUID.randomUUID().toString(), KEY).expectStatus().isNotFound();
        lift(UUID.randomUUID().toString(), keyWith(Scope.CONTACTS_READ))
                .expectStatus()
                .isForbidden();
    }

    private org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec lift(String contact, String key) {
        return http.method(HttpMethod.DELETE)
                .uri("/api/v1/contacts/" + contact + "/suppression")
                .header("Authorization", "Bearer " + key)
                .exchange();
    }

    private int reports(Sent sent) {
        return jdbc.sql("select count(*) from bounce_report where run_id = :run::uuid")
                .param("run", sent.runId())
                .query(Integer.class)
                .single();
    }
}
