package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Finding;
import io.aftercare.webhook.WebhookCallers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Changed copies of the run process: drafted, published, and deployed past Aftercare. */
class RunProcessPublicationTests extends RunProcessTest {

    @Autowired
    private WebhookCallers callers;

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
    void tellsWhatADesignerDeployedAndWhatItMisses() {
        var survey = changed(liveSurvey());
        var deployed = own(survey);
        var broken = new String(files.of(deployed), StandardCharsets.UTF_8)
                .replace("type=\"complete-survey-run\"", "type=\"notify-owners\"");

        deploy(broken);

        eventually().until(() -> own(survey).newer() != null);
        assertThat(body(get("/api/v1/surveys/%s/run-process".formatted(survey.id())))
                        .get("problems")
                        .valueStream()
                        .map(JsonNode::asString))
                .anySatisfy(problem -> assertThat(problem).contains("complete-survey-run"));
    }

    @Test
    void tellsThatADraftHidesWhatADesignerDeployed() {
        var survey = changed(liveSurvey());
        var live = own(survey);
        assertThat(processes.share(id(survey), "ada")).isInstanceOf(EditOutcome.Saved.class);
        assertThat(hidden(survey)).isEmpty();

        deploy(new String(files.of(live), StandardCharsets.UTF_8).replace("One more word", "From Modeler"));

        eventually()
                .untilAsserted(() -> assertThat(hidden(survey))
                        .hasValueSatisfying(hidden -> assertThat(hidden.id()).isEqualTo(live.id())));
        assertThat(body(get("/api/v1/surveys/%s/run-process".formatted(survey.id())))
                        .get("hiddenSince")
                        .isString())
                .isTrue();

        publish(survey.id());
        assertThat(hidden(survey)).isEmpty();
    }

    @Test
    void aDraftThatGoesOnFromWhatADesignerDeployedHidesNothing() {
        var survey = changed(liveSurvey());
        var newer = new String(files.of(own(survey)), StandardCharsets.UTF_8).replace("One more word", "From Modeler");
        deploy(newer);
        eventually().until(() -> own(survey).newer() != null);

        processes.put(id(survey), "ada", newer.replace("From Modeler", "And on").getBytes(StandardCharsets.UTF_8));

        assertThat(own(survey).deployed()).as("of a draft").isNull();
        assertThat(hidden(survey)).isEmpty();
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
    void publishesNoCopyOfWhatADesignerDeployedUnsound() {
        var survey = changed(liveSurvey());
        deploy(new String(files.of(own(survey)), StandardCharsets.UTF_8)
                .replace("type=\"withdraw-survey-run\"", "type=\"notify-owners\""));
        eventually().until(() -> own(survey).newer() != null);

        var copy = surveys.duplicate(id(survey), "bo");

        assertThat(surveys.review(copy.id()))
                .filteredOn(finding -> finding.field().equals("runProcess"))
                .filteredOn(Finding::blocksPublishing)
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("withdraw-survey-run"));
        assertThatThrownBy(() -> surveys.publish(copy.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("withdraw-survey-run");
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

    private Optional<RunProcessCopy> hidden(LiveSurvey survey) {
        return processes.hiddenByDraft(surveys.get(id(survey)));
    }

    private void deploy(String bpmn) {
        camunda.newDeployResourceCommand()
                .addResourceBytes(bpmn.getBytes(StandardCharsets.UTF_8), "from-modeler.bpmn")
                .send()
                .join();
    }
}
