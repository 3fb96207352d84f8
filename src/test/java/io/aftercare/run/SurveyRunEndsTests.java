package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The ways in which a run ends once its survey was sent. */
class SurveyRunEndsTests extends RunTest {

    private static final String FOLLOW_UP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://aftercare.test">
              <process id="%1$s" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow id="to-work" sourceRef="start" targetRef="work"/>
                <serviceTask id="work">
                  <extensionElements><zeebe:taskDefinition type="%1$s"/></extensionElements>
                </serviceTask>
                <sequenceFlow id="to-end" sourceRef="work" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>""";

    @Test
    void endsWithoutAnAnswer() {
        var ticket = openTicket(liveSurvey("\"expiresAfter\": \"PT24H\""));
        var run = sentRun(ticket);
        time.advance(Duration.ofHours(25));

        awaitEnd(instance(run), "end-no-answer");
        assertThat(awaitRun(ticket, "expired").get("completedAt").isNull()).isFalse();
        answer(awaitToken(ticket), 5).expectStatus().isEqualTo(410);
    }

    @Test
    void completesWithTheComment() {
        var ticket = openTicket(liveSurvey());
        var run = sentRun(ticket);
        answer(awaitToken(ticket), 7);
        comment(awaitToken(ticket), "Splendid");

        awaitEnd(instance(run), "end-survey-run-completed");
        assertThat(records().elements(instance(run))).contains("comment-given").doesNotContain("comment-window-closed");
        assertThat(events(awaitRun(ticket, "completed")))
                .containsSubsequence("registered", "sent", "answered", "commented", "completed");
    }

    @Test
    void completesWithoutACommentWhenTheWindowCloses() {
        var ticket = openTicket(liveSurvey());
        var run = sentRun(ticket);
        answer(awaitToken(ticket), 4);
        awaitReached(instance(run), "await-comment");
        time.advance(Duration.ofMinutes(2));

        awaitEnd(instance(run), "end-survey-run-completed");
        assertThat(records().elements(instance(run))).contains("comment-window-closed");
        assertThat(awaitRun(ticket, "completed").get("comment").isNull()).isTrue();
    }

    @Test
    void countsTheLastScoreAndKeepsAll() {
        var ticket = openTicket(liveSurvey());
        var run = sentRun(ticket);
        var token = awaitToken(ticket);
        answer(token, 2);
        answer(token, 6);
        awaitReached(instance(run), "await-comment");
        time.advance(Duration.ofMinutes(2));

        var completed = awaitRun(ticket, "completed");
        assertThat(completed.get("score").asInt()).isEqualTo(6);
        assertThat(completed.get("band").asString()).isEqualTo("easy");
        assertThat(events(completed)).filteredOn("answered"::equals).hasSize(2);
        answer(token, 1).expectStatus().isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({"negative, 1, difficult", "neutral, 4, neutral", "positive, 7, easy"})
    void followsUpOnEachBandWithIdsAndSmallFactsOnly(String sentiment, int score, String band) {
        var process = "follow-up-" + sentiment + "-" + unique();
        deploy(process);
        var survey = liveSurvey("\"followUps\": {\"%s\": \"%s\"}".formatted(sentiment, process));
        var ticket = openTicket(survey);
        var run = sentRun(ticket);
        answer(awaitToken(ticket), score);
        comment(awaitToken(ticket), "A comment that stays in the database");

        var job = job(process);
        assertThat(job.getVariablesAsMap())
                .containsOnly(
                        Map.entry("runId", run.get("id").asString()),
                        Map.entry("surveyId", survey.id()),
                        Map.entry("contactId", run.get("contactId").asString()),
                        Map.entry("ticketId", ticket.externalId()),
                        Map.entry("score", score),
                        Map.entry("band", band),
                        Map.entry("sentiment", sentiment),
                        Map.entry("hasComment", true));
        camunda.newCompleteCommand(job.getKey()).send().join();

        awaitEnd(instance(run), "end-survey-run-completed");
        assertThat(records().elements(instance(run))).contains("follow-up-" + sentiment);
        awaitEnd(records().calledBy(instance(run)).getFirst(), "end");
    }

    @Test
    void goesStraightOnWhenOnlyOtherBandsHaveAFollowUp() {
        var ticket = openTicket(liveSurvey("\"followUps\": {\"negative\": \"never-deployed\"}"));
        var run = sentRun(ticket);
        answer(awaitToken(ticket), 7);
        comment(awaitToken(ticket), "Fine");

        awaitEnd(instance(run), "end-survey-run-completed");
    }

    @Test
    void completesWithAnAnswerThatTheEngineHasNotHeardOfAtTheExpiry() {
        var ticket = openTicket(liveSurvey("\"expiresAfter\": \"PT24H\""));
        var run = sentRun(ticket);
        broker().kill();
        try {
            answer(awaitToken(ticket), 3).expectStatus().isOk();
            jdbc.sql("delete from scheduled_tasks where task_instance = :id")
                    .param("id", "survey-answered:" + run.get("id").asString())
                    .update();
        } finally {
            broker().start();
        }
        time.advance(Duration.ofHours(25));

        awaitEnd(instance(run), "end-survey-run-completed");
        assertThat(records().elements(instance(run))).contains("expire-survey-run");
        assertThat(awaitRun(ticket, "completed").get("score").asInt()).isEqualTo(3);
    }

    private JsonNode sentRun(OpenTicket ticket) {
        close(ticket);
        var run = awaitRun(ticket, "sent");
        awaitReached(instance(run), "await-answer");
        return run;
    }

    private void deploy(String process) {
        camunda.newDeployResourceCommand()
                .addResourceStringUtf8(FOLLOW_UP.formatted(process), process + ".bpmn")
                .send()
                .join();
    }

    private ActivatedJob job(String type) {
        return eventually()
                .until(
                        () -> camunda.newActivateJobsCommand()
                                .jobType(type)
                                .maxJobsToActivate(1)
                                .send()
                                .join()
                                .getJobs(),
                        (List<ActivatedJob> jobs) -> !jobs.isEmpty())
                .getFirst();
    }
}
