package io.aftercare.monitoring;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a run: where it is and what happened, as the record and the engine tell it. */
class RunPageTests extends WatchedRunTest {

    @Autowired
    private EngineHistory history;

    @Autowired
    private Surveys surveys;

    @Test
    void tellsWhatARunWaitsForAndUntilWhen() throws Exception {
        var survey = liveSurvey("\"expiresAfter\": \"PT240H\", \"reminderAfter\": \"PT72H\"");
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "sent");

        eventually()
                .untilAsserted(() -> assertThat(shown(path(run)))
                        .contains("Waits for the answer", "(in 10 days)", "; reminder", "(in 3 days)")
                        .contains(
                                "data-mark=\"waiting\"",
                                "data-live=\"3\"",
                                "Send survey",
                                "send-survey-to-survey-or-reminder-sent"));
        assertThat(shown(path(run)))
                .contains("The survey was mailed.", "The mail as it was sent", ticket.email(), ticket.externalId());
        assertThat(shown(path(run) + "/mail")).contains("Printer on fire").doesNotContain("/a/" + awaitToken(ticket));
        assertThat(shown(path(run) + "/mail/head")).contains(ticket.email());
        assertThat(shown(path(run) + "/processes/" + instance(run) + "/process.bpmn"))
                .contains("<bpmn:process id=\"survey-run\"");
    }

    @Test
    void stopsAskingWhenTheRunIsOver() throws Exception {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        answer(awaitToken(ticket), 6).expectStatus().isOk();
        comment(awaitToken(ticket), "<b>Fine</b>").expectStatus().isOk();
        var run = awaitRun(ticket, "completed");

        eventually()
                .untilAsserted(() -> assertThat(shown(path(run)))
                        .contains("Completed", "&lt;b&gt;Fine", "The run was completed.", "Survey run completed")
                        .doesNotContain("<b>Fine", "Is here", "Waits", "data-live="));
        var seen = String.valueOf(page(path(run), "nothing").getHeader("ETag")).replace("\"", "");
        assertThat(page(path(run), seen).getStatus()).isEqualTo(304);
    }

    @Test
    void knowsNoRunThatIsGone() throws Exception {
        var gone = page("/runs/" + UUID.randomUUID(), "nothing");
        assertThat(gone.getStatus()).isEqualTo(404);
        assertThat(gone.getContentAsString()).contains("Not found", "There is no run");
        assertThat(page("/runs/x", "nothing").getStatus()).isEqualTo(400);

        var ticket = openTicket(liveSurvey());
        close(ticket);
        var run = awaitRun(ticket, "sent");
        assertThat(page(path(run) + "/processes/1", "nothing").getStatus()).isEqualTo(404);
        assertThat(page(path(run) + "/processes/1/process.bpmn", "nothing").getStatus())
                .isEqualTo(404);
    }

    @Test
    void showsNoMailOfARunThatSentNone() throws Exception {
        var survey = liveSurvey("\"delay\": \"PT24H\"");
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "scheduled");

        eventually()
                .untilAsserted(() -> assertThat(shown(path(run)))
                        .contains("Waits for its time to be sent", " until ", "(in 1 day)"));
        assertThat(shown(path(run))).doesNotContain("The mail as it was sent");
        assertThat(page(path(run) + "/mail", "nothing").getStatus()).isEqualTo(404);
        assertThat(shown(path(run))).doesNotContain("As things stand it is not sent");

        reopen(ticket);

        assertThat(shown(path(run))).contains("As things stand it is not sent", "The ticket is open again.");
    }

    @Test
    void tellsThatItsSurveyWasDeletedAndLeadsNowhereElse() throws Exception {
        var survey = liveSurvey("\"delay\": \"PT24H\"");
        var ticket = openTicket(survey);
        close(ticket);
        awaitRun(ticket, "scheduled");
        surveys.delete(SurveyId.of(survey.id()), "Pete <Publisher>");

        var run = awaitRun(ticket, "withdrawn");

        assertThat(shown(path(run)))
                .contains(
                        "The run was withdrawn, as its survey was deleted by Pete &lt;Publisher&gt;.",
                        "Would have been due",
                        survey.pipeline() + ", version 1")
                .doesNotContain("/surveys/" + survey.id());
    }

    @Test
    void isThereAlsoWhenTheContactWasErased() throws Exception {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        var run = awaitRun(ticket, "sent");
        post("/api/v1/contacts/" + run.get("contactId").asString() + "/erase", "")
                .expectStatus()
                .is2xxSuccessful();

        eventually()
                .untilAsserted(() -> assertThat(shown(path(run)))
                        .contains("Run of erased contact")
                        .doesNotContain(ticket.email(), "The mail as it was sent"));
    }

    @Test
    void tellsWhichSurveyKeptItFromBeingSentAndTellsNothingTwice() throws Exception {
        var survey = liveSurvey("\"fatigueDays\": 10");
        var ticket = openTicket(survey);
        close(ticket);
        var asked = awaitRun(ticket, "sent");
        var again = openTicket(survey, ticket.email());
        close(again);
        var run = awaitRun(again, "skipped");
        eventually().untilAsserted(() -> assertThat(shown(path(run))).contains("Survey not sent"));

        var page = Jsoup.parse(shown(path(run)));

        assertThat(page.select("a[href=" + path(asked) + "]").text()).startsWith("the run of ");
        assertThat(page.text()).contains("This survey could ask again from");
        assertThat(page.select("#story li").getLast().html()).contains("#minus");
        eventually()
                .untilAsserted(() -> assertThat(Jsoup.parse(shown(path(run)))
                                .select(".run-steps li:not([hidden]) .long-text")
                                .eachText())
                        .endsWith("Send survey", "Survey not sent"));
    }

    @Test
    void showsAScoreAndTheCommentOnItAsOneAnswer() throws Exception {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        answer(awaitToken(ticket), 6).expectStatus().isOk();
        answer(awaitToken(ticket), 2).expectStatus().isOk();
        comment(awaitToken(ticket), "Slow").expectStatus().isOk();
        var run = awaitRun(ticket, "completed");

        var answers = Jsoup.parse(shown(path(run))).select("li:has(strong):has(time)");

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().text()).startsWith("6").doesNotContain("the one that counts");
        assertThat(answers.getLast().text()).startsWith("2").endsWith("the one that counts Slow");
    }

    @Test
    void givesTheWayByApi() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        var run = awaitRun(ticket, "sent");
        var path = "/api/v1/runs/" + run.get("id").asString() + "/path";

        eventually().untilAsserted(() -> {
            var processes = body(get(path)).get("processes");
            assertThat(processes).hasSize(1);
            var process = processes.get(0);
            assertThat(process.get("processInstanceKey").asString()).isEqualTo(String.valueOf(instance(run)));
            assertThat(process.get("timers")).hasSize(2);
            assertThat(process.get("elements")
                            .valueStream()
                            .map(each -> each.get("id").asString()))
                    .endsWith("await-answer");
        });
        get("/api/v1/runs/" + UUID.randomUUID() + "/path").expectStatus().isNotFound();
    }

    @Test
    void takesFewAndFixedStatements() throws Exception {
        var ticket = openTicket(liveSurvey("\"expiresAfter\": \"PT24H\""));
        close(ticket);
        var run = awaitRun(ticket, "sent");
        eventually().until(() -> !history.tree(instance(run)).isEmpty());
        var before = statementsOf(() -> shown(path(run))).size();
        time.advance(Duration.ofHours(25));
        awaitRun(ticket, "expired");

        assertThat(before).isLessThanOrEqualTo(16);
        // Once the engine has told of the run's end, nobody asks for a newer version of its process: one fewer.
        assertThat(statementsOf(() -> shown(path(run)))).hasSizeBetween(before - 1, before);
    }
}
