package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.run.RunTest;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a designer deploys to the engine past Aftercare, told by the exporter. */
class DeployedFollowUpsTests extends RunTest {

    private static final ActionList LATER = ActionList.of(new Action.Wait("w1", Duration.ofDays(2)), mail("First"));

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpProcesses bpmn;

    @Autowired
    private FollowUpCompiler compiler;

    @Autowired
    private Surveys surveys;

    private static Action mail(String subject) {
        return new Action.MailContact("m1", subject, "Hello {{contact.first_name}}");
    }

    @Test
    void theNextRunTakesWhatWasDeployedAndAWaitingOneDoesNot() {
        var survey = published(LATER);
        var early = answeredBadly(survey);
        awaitReached(calledBy(early), "wait-w1");

        deploy(compiler.compile(ActionList.of(mail("From Modeler")), processId(survey), "Changed"));

        awaitNewer(survey);
        assertThat(own(survey).content()).isEqualTo(new Content.Actions(ActionList.of(mail("From Modeler"))));
        var late = answeredBadly(survey);
        awaitRun(late, "completed");
        assertThat(source(mailsTo(late.email()).getLast())).contains("Subject: From Modeler");
        time.advance(Duration.ofDays(2).plusMinutes(1));
        awaitRun(early, "completed");
        assertThat(source(mailsTo(early.email()).getLast())).contains("Subject: First");
    }

    @Test
    void showsAsADiagramWhatIsNoListAndGivesItsFile() {
        var survey = published(ActionList.of(mail("First")));
        var drawn = new String(file(survey), StandardCharsets.UTF_8)
                .replace("type=\"mail-contact\"", "type=\"a-worker-of-ours\"")
                .getBytes(StandardCharsets.UTF_8);

        deploy(drawn);

        awaitNewer(survey);
        assertThat(own(survey).content()).isInstanceOf(Content.Diagram.class);
        assertThat(file(survey)).isEqualTo(drawn);
    }

    @Test
    void anAuthorGoesOnFromWhatWasDeployed() {
        var survey = published(ActionList.of(mail("First")));
        deploy(compiler.compile(ActionList.of(mail("From Modeler")), processId(survey), "Changed"));
        awaitNewer(survey);

        edit(survey, current -> {
            var list =
                    ((Content.Actions) ((FollowUpChoice.Own) current).followUp().content()).list();
            return ActionList.of(list.actions().getFirst(), new Action.Wait("w1", Duration.ofDays(1)));
        });

        assertThat(own(survey).newer()).as("a draft is not deployed").isNull();
        assertThat(own(survey).content())
                .isEqualTo(new Content.Actions(
                        ActionList.of(mail("From Modeler"), new Action.Wait("w1", Duration.ofDays(1)))));
    }

    @Test
    void aCopyOfTheSurveyHasWhatWasDeployed() {
        var survey = published(ActionList.of(mail("First")));
        deploy(compiler.compile(ActionList.of(mail("From Modeler")), processId(survey), "Changed"));
        awaitNewer(survey);

        var copy = surveys.duplicate(id(survey), "bo");

        assertThat(followUps.of(copy.draft(), Sentiment.NEGATIVE))
                .isInstanceOfSatisfying(
                        FollowUpChoice.Own.class,
                        own -> assertThat(own.followUp().content())
                                .isEqualTo(new Content.Actions(ActionList.of(mail("From Modeler")))));
    }

    @Test
    void offersProcessesOfOthersThatDeclareThemselvesFollowUps() {
        var survey = published(ActionList.of(mail("First")));
        var theirs = "rescue-" + unique();

        deploy(compiler.compile(ActionList.of(mail("Rescue")), theirs, "Rescue"));

        eventually()
                .untilAsserted(() -> assertThat(followUps.madeElsewhere())
                        .extracting(DeployedProcess::processId)
                        .contains(theirs)
                        .doesNotContain(processId(survey)));
        assertThat(followUps.isDeployedKnown()).isTrue();
    }

    private LiveSurvey published(ActionList list) {
        var survey = liveSurvey("\"fatigueDays\": 0");
        edit(survey, current -> list);
        post("/api/v1/surveys/" + survey.id() + "/publish", "").expectStatus().isOk();
        return survey;
    }

    private void edit(LiveSurvey survey, Function<FollowUpChoice, ActionList> change) {
        var outcome = followUps.edit(
                id(survey),
                surveys.get(id(survey)).revision(),
                "ada",
                Sentiment.NEGATIVE,
                current -> new Content.Actions(change.apply(current)));
        assertThat(outcome).isInstanceOf(EditOutcome.Saved.class);
    }

    private OpenTicket answeredBadly(LiveSurvey survey) {
        var ticket = openTicket(survey);
        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 1).expectStatus().isOk();
        comment(token, "").expectStatus().isOk();
        return ticket;
    }

    private long calledBy(OpenTicket ticket) {
        var instance = instance(runs(ticket).getFirst());
        eventually().until(() -> !records().calledBy(instance).isEmpty());
        return records().calledBy(instance).getFirst();
    }

    private void deploy(byte[] process) {
        camunda.newDeployResourceCommand()
                .addResourceBytes(process, "from-modeler.bpmn")
                .send()
                .join();
    }

    private void awaitNewer(LiveSurvey survey) {
        eventually().until(() -> own(survey).newer() != null);
    }

    private byte[] file(LiveSurvey survey) {
        return bpmn.of(own(survey), surveys.get(id(survey)).draft());
    }

    private String processId(LiveSurvey survey) {
        return own(survey).id().processId();
    }

    private FollowUp own(LiveSurvey survey) {
        return ((FollowUpChoice.Own) followUps.of(surveys.get(id(survey)).draft(), Sentiment.NEGATIVE)).followUp();
    }

    private static SurveyId id(LiveSurvey survey) {
        return SurveyId.of(survey.id());
    }
}
