package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.survey.OpenRuns;
import io.aftercare.survey.OpenRuns.Open;
import io.aftercare.survey.SurveyId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A survey is deleted while runs of it are under way. */
class DeletedSurveyTests extends RunTest {

    @Autowired
    private OpenRuns openRuns;

    @Autowired
    private EngineMessages engine;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aSurveyDeletedWhileItsMailIsBeingAnsweredShowsTheClosedPage() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var token = awaitToken(ticket);
        awaitRun(ticket, "sent");
        page("/a/" + token + "/2").expectStatus().isOk();

        delete(survey).expectStatus().isNoContent();

        var run = awaitRun(ticket, "withdrawn");
        assertThat(run.get("timeline").toString()).contains("The run was withdrawn, as its survey was deleted by API.");
        assertThat(shown(answer(token, 2))).contains("This survey was withdrawn");
        assertThat(shown(page("/a/" + token))).contains("This survey was withdrawn");
        awaitEnd(instance(run), "end-survey-withdrawn");
    }

    @Test
    void aCommentThatComesAfterTheDeletionMeetsTheClosedPage() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 2).expectStatus().isOk();
        awaitRun(ticket, "answered");
        var id = SurveyId.of(survey.id());
        assertThat(openRuns.counts(List.of(id))).containsEntry(id, new Open(1, 1));

        delete(survey).expectStatus().isNoContent();
        var run = awaitRun(ticket, "withdrawn");

        comment(token, "Too late").expectStatus().isEqualTo(410);
        assertThat(run.get("score").asInt()).isEqualTo(2);
        awaitEnd(instance(run), "end-survey-withdrawn");
    }

    @Test
    void nobodyIsMailedAfterTheDeletion() {
        var survey = liveSurvey("\"delay\": \"PT24H\"");
        var ticket = openTicket(survey);
        var later = openTicket(survey);
        close(ticket);
        awaitReached(instance(awaitRun(ticket, "scheduled")), "delay-over");
        assertThat(openRuns.count(SurveyId.of(survey.id()))).isOne();

        delete(survey).expectStatus().isNoContent();
        close(later);
        awaitEnd(instance(awaitRun(ticket, "withdrawn")), "end-survey-withdrawn");
        time.advance(Duration.ofHours(25));

        assertThat(openRuns.count(SurveyId.of(survey.id()))).isZero();
        assertThat(runs(later)).isEmpty();
        assertThat(mailsTo(ticket.email())).isEmpty();
    }

    /** As when the deletion falls between a run's registration and its record. */
    @Test
    void aRunThatTheWithdrawalDidNotSeeIsNotSent() {
        var survey = liveSurvey("\"delay\": \"PT24H\"");
        var ticket = openTicket(survey);
        close(ticket);
        awaitReached(instance(awaitRun(ticket, "scheduled")), "delay-over");
        jdbc.sql("update survey set deleted_at = now() where id = ?")
                .param(UUID.fromString(survey.id()))
                .update();
        time.advance(Duration.ofHours(25));

        assertThat(reason(awaitRun(ticket, "skipped"))).isEqualTo("withdrawn");
        assertThat(mailsTo(ticket.email())).isEmpty();
    }

    @Test
    void withdrawsHoweverManyRunsAreOpen() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, ticket_id, state, reason, created_at,
                                        scheduled_for, correlation_key)
                select gen_random_uuid(), :survey, 1, contact.id, ticket.id, 'sent', 'ticket-reopened', now(), now(),
                       'many-' || gen_random_uuid()
                from contact join ticket on ticket.contact_id = contact.id, generate_series(1, 450)
                where contact.email = :email""")
                .param("survey", UUID.fromString(survey.id()))
                .param("email", ticket.email())
                .update();
        assertThat(openRuns.count(SurveyId.of(survey.id()))).isEqualTo(450);

        delete(survey).expectStatus().isNoContent();

        eventually().until(() -> openRuns.count(SurveyId.of(survey.id())) == 0);
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                        .param(survey.id())
                        .query(Long.class)
                        .single())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void doesNotWaitForMessagesThatAHangingEngineDoesNotTake() {
        var survey = liveSurvey("\"delay\": \"PT24H\"");
        var ticket = openTicket(survey);
        close(ticket);
        var instance = instance(awaitRun(ticket, "scheduled"));
        broker().hang();
        try {
            transaction.executeWithoutResult(status -> engine.publish(
                    Stream.generate(DeletedSurveyTests::unheard).limit(200).toList()));

            delete(survey).expectStatus().isNoContent();

            awaitRun(ticket, "withdrawn");
        } finally {
            broker().goOn();
        }
        publishAll();
        awaitEnd(instance, "end-survey-withdrawn");
    }

    private static EngineMessage unheard() {
        return EngineMessage.plain(MessageName.COMMENT_GIVEN, unique(), unique(), Duration.ofMinutes(1));
    }

    private RestTestClient.ResponseSpec delete(LiveSurvey survey) {
        return http.delete()
                .uri("/api/v1/surveys/" + survey.id())
                .header("Authorization", "Bearer " + KEY)
                .exchange();
    }

    private static String shown(RestTestClient.ResponseSpec answer) {
        var page = answer.expectStatus().isEqualTo(410).expectBody(String.class).returnResult();
        return Jsoup.parse(Objects.requireNonNull(page.getResponseBody())).text();
    }
}
