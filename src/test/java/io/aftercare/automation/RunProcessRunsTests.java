package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.run.Registration;
import io.aftercare.run.RunProcess;
import io.aftercare.run.RunProcessIds;
import io.aftercare.run.RunRegistry;
import io.aftercare.run.RunTest;
import io.aftercare.run.StartRequest;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Finding;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.aftercare.webhook.WebhookCallers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runs that follow a changed copy of the run process, on the real broker. */
class RunProcessRunsTests extends RunTest {

    @Autowired
    private RunProcesses processes;

    @Autowired
    private RunProcessFiles files;

    @Autowired
    private RunProcessIds ids;

    @Autowired
    private RunRegistry registry;

    @Autowired
    private WebhookCallers callers;

    @Autowired
    private Surveys surveys;

    @Test
    void aRunGoesTheWayOfItsSurveysOwnProcessToItsEnd() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        close(ticket);
        var instance = instance(awaitRun(ticket, "scheduled"));
        awaitReached(instance, "extra-wait");
        assertThat(mailsTo(ticket.email())).isEmpty();

        time.advance(Duration.ofDays(1).plusMinutes(1));
        answer(awaitToken(ticket), 1).expectStatus().isOk();
        comment(awaitToken(ticket), "Slow").expectStatus().isOk();

        awaitRun(ticket, "completed");
        awaitEnd(instance, "end-survey-run-completed");
        assertThat(mailsTo(ticket.email()))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(source(mail)).contains("Subject: One more word", "Thank you, Ada."));
    }

    @Test
    void aSurveyBesideItKeepsTheSharedProcess() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var beside = body(post("/api/v1/surveys", """
                        {"name": "%s", "type": "ces", "pipeline": "%s", "companyName": "Northwind", "fatigueDays": 0}
                        """.formatted(unique(), survey.pipeline())))
                .get("id")
                .asString();
        publish(beside);
        changed(survey);
        var ticket = openTicket(survey);

        close(ticket);

        eventually().untilAsserted(() -> assertThat(runs(ticket)).hasSize(2));
        awaitReached(instance(runOf(ticket, survey.id())), "extra-wait");
        eventually()
                .untilAsserted(
                        () -> assertThat(runOf(ticket, beside).get("state").asString())
                                .isEqualTo("sent"));
        assertThat(records().reached(instance(runOf(ticket, beside)))).doesNotContain("extra-wait");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void aRunForAContactGoesThatWayToo() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);

        var id = body(post(
                        "/api/v1/runs",
                        "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(survey.id(), ticket.email())))
                .get("id")
                .asString();

        eventually()
                .untilAsserted(() -> assertThat(body(get("/api/v1/runs/" + id))
                                .path("processInstanceKey")
                                .isString())
                        .isTrue());
        awaitReached(instance(body(get("/api/v1/runs/" + id))), "extra-wait");
    }

    @Test
    void aStrangersMessageIsHandedOver() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        var key = survey.id() + ":" + ticket.externalId();

        publishTicketClosed(survey, ticket.externalId());

        awaitStarted(key, 2);
        awaitEnd(records().startedBy(key).getFirst(), "end-run-refused");
        awaitReached(instance(awaitRun(ticket, "scheduled")), "extra-wait");
    }

    @Test
    void aHandOverThatIsAskedForTwiceStartsOneRun() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        var request = new StartRequest(
                ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                RunProcess.ID,
                survey.id(),
                ticket.externalId(),
                null,
                null,
                null);

        for (var times = 0; times < 2; times++) {
            assertThat(registry.register(request)).isEqualTo(new Registration.HandedOver(process(survey)));
            awaitReached(instance(awaitRun(ticket, "scheduled")), "extra-wait");
        }

        assertThat(runs(ticket)).hasSize(1);
    }

    @Test
    void tellsWhichSurveysRunsCallAWebhook() {
        var survey = changed(liveSurvey());
        var webhook = "hook " + unique();
        var calling = ChangedRunProcess.of(copy(survey))
                .replace("type=\"mail-contact\"", "type=\"call-webhook\"")
                .replace("key=\"subject\" value=\"One more word\"", "key=\"webhook\" value=\"%s\"".formatted(webhook))
                .replace("key=\"body\"", "key=\"note\"");
        processes.put(id(survey), "ada", calling.getBytes(StandardCharsets.UTF_8));

        assertThat(callers.of(webhook)).singleElement().matches(caller -> !caller.live());
    }

    @Test
    void aStrangersMessageToTheProcessOfAnotherSurveyIsRefused() {
        var survey = changed(liveSurvey());
        var other = liveSurvey();
        var ticket = openTicket(other);
        var key = other.id() + ":" + ticket.externalId();

        camunda.newPublishMessageCommand()
                .messageName(RunProcessId.startMessage("ticket-closed", process(survey)))
                .correlationKey(key)
                .variables(Map.of("surveyId", other.id(), "ticketId", ticket.externalId()))
                .send()
                .join();

        awaitEnd(awaitStarted(key, 1), "end-run-refused");
        assertThat(runs(ticket)).isEmpty();
    }

    @Test
    void whatIsLiveStaysUntilThePublicationAndARunKeepsItsProcess() {
        var survey = liveSurvey("\"fatigueDays\": 0, \"delay\": \"PT1H\"");
        var early = openTicket(survey);
        close(early);
        awaitRun(early, "scheduled");
        take(survey);
        var drafted = openTicket(survey);
        close(drafted);
        assertThat(records().reached(instance(awaitRun(drafted, "scheduled")))).doesNotContain("extra-wait");

        publish(survey.id());
        assertThat(ids.all()).contains(RunProcess.ID, process(survey));
        time.advance(Duration.ofHours(1).plusMinutes(1));

        awaitRun(early, "sent");
        awaitRun(drafted, "sent");
        var late = openTicket(survey);
        close(late);
        time.advance(Duration.ofHours(1).plusMinutes(1));
        awaitReached(instance(awaitRun(late, "scheduled")), "extra-wait");

        assertThat(processes.share(id(survey), "ada")).isInstanceOf(EditOutcome.Saved.class);
        publish(survey.id());
        var shared = openTicket(survey);
        close(shared);
        time.advance(Duration.ofHours(1).plusMinutes(1));
        awaitRun(shared, "sent");
    }

    @Test
    void aWithdrawnRunEndsWhereItWaits() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitReached(instance(run), "extra-wait");

        post("/api/v1/runs/" + run.get("id").asString() + "/cancel", "")
                .expectStatus()
                .is2xxSuccessful();

        awaitEnd(instance(run), "end-survey-withdrawn");
    }

    @Test
    void tellsWhatADesignerDeployedAndWhatItMisses() {
        var survey = changed(liveSurvey());
        var deployed = own(survey);
        var broken = new String(files.of(deployed), StandardCharsets.UTF_8)
                .replace("type=\"complete-survey-run\"", "type=\"notify-owners\"");

        camunda.newDeployResourceCommand()
                .addResourceBytes(broken.getBytes(StandardCharsets.UTF_8), "from-modeler.bpmn")
                .send()
                .join();

        eventually().until(() -> own(survey).newer() != null);
        assertThat(body(get("/api/v1/surveys/%s/run-process".formatted(survey.id())))
                        .get("problems")
                        .valueStream()
                        .map(JsonNode::asString))
                .anySatisfy(problem -> assertThat(problem).contains("complete-survey-run"));
    }

    @Test
    void aCopyOfTheSurveyHasAProcessOfItsOwn() {
        var survey = changed(liveSurvey());

        var copy = surveys.duplicate(id(survey), "bo");

        var copied = String.valueOf(copy.draft().runProcess());
        assertThat(copied).isNotEqualTo(process(survey)).startsWith(RunProcessId.SHARED + "-");
        assertThat(RunProcessId.of(copied))
                .hasValueSatisfying(id -> assertThat(id.survey()).isEqualTo(copy.id()));
        assertThat(new String(files.of(processes.of(copy.draft()).orElseThrow()), StandardCharsets.UTF_8))
                .contains("extra-wait", RunProcessId.startMessage("ticket-closed", copied))
                .doesNotContain(process(survey).substring(RunProcessId.SHARED.length()));
    }

    @Test
    void publishesNoProcessOfAnotherAndWarnsOfWhatIsLeftOut() {
        var survey = liveSurvey();
        var foreign = process(changed(liveSurvey()));
        surveys.edit(
                id(survey),
                "ada",
                draft -> draft.toBuilder().runProcess(foreign).build());
        assertThatThrownBy(() -> surveys.publish(id(survey)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not of this survey");

        surveys.edit(
                id(survey),
                "ada",
                draft -> draft.toBuilder()
                        .runProcess(null)
                        .reminderAfter(Duration.ofDays(2))
                        .build());
        processes.put(
                id(survey),
                "ada",
                copy(survey)
                        .replace("type=\"send-reminder\"", "type=\"expire-survey-run\"")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(surveys.review(id(survey)))
                .filteredOn(finding -> finding.field().equals("runProcess"))
                .singleElement()
                .matches(finding -> !finding.blocksPublishing())
                .extracting(Finding::message)
                .asString()
                .contains("send-reminder");
    }

    @Test
    void tellsTheLaterOfTwoDesigners() {
        var survey = liveSurvey();
        var seen = surveys.get(id(survey)).revision();
        take(survey);

        assertThat(processes.take(id(survey), seen, "bo", copy(survey).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EditOutcome.Conflict.class);
        assertThat(own(survey).bpmn()).contains("extra-wait");
    }

    @Test
    void publishesNothingWhileTheEngineIsAway() {
        var survey = liveSurvey();
        take(survey);
        broker().kill();
        try {
            assertThatThrownBy(() -> surveys.publish(id(survey)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Nothing was published");
            assertThat(surveys.get(id(survey)).liveVersion()).isEqualTo(1);
        } finally {
            broker().start();
        }
        eventually().untilAsserted(() -> publish(survey.id()));
    }

    private LiveSurvey changed(LiveSurvey survey) {
        take(survey);
        publish(survey.id());
        return survey;
    }

    private void take(LiveSurvey survey) {
        var bpmn = ChangedRunProcess.of(copy(survey)).getBytes(StandardCharsets.UTF_8);
        assertThat(processes.put(id(survey), "ada", bpmn)).isInstanceOf(EditOutcome.Saved.class);
    }

    private String copy(LiveSurvey survey) {
        return new String(files.sharedFor(id(survey)), StandardCharsets.UTF_8);
    }

    private RunProcessCopy own(LiveSurvey survey) {
        return processes.of(surveys.get(id(survey)).draft()).orElseThrow();
    }

    private String process(LiveSurvey survey) {
        return own(survey).id().processId();
    }

    private void publish(String survey) {
        post("/api/v1/surveys/" + survey + "/publish", "").expectStatus().isOk();
    }

    private JsonNode runOf(OpenTicket ticket, String survey) {
        return runs(ticket).stream()
                .filter(run -> run.get("surveyId").asString().equals(survey))
                .findFirst()
                .orElseThrow();
    }

    private static SurveyId id(LiveSurvey survey) {
        return SurveyId.of(survey.id());
    }
}
