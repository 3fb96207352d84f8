package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Sentiment;
import io.aftercare.webhook.WebhookCallers;
import io.aftercare.webhook.WebhookCallers.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a designer deploys to the engine past Aftercare, told by the exporter. */
class DeployedFollowUpsTests extends FollowedSurveyTest {

    private static final ActionList LATER = ActionList.of(new Action.Wait("w1", Duration.ofDays(2)), mail("First"));

    @Autowired
    private FollowUpProcesses bpmn;

    @Autowired
    private FollowUpCompiler compiler;

    @Autowired
    private WebhookCallers callers;

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
        var drawn = drawn(survey, "a-worker-of-ours").getBytes(StandardCharsets.UTF_8);

        deploy(drawn);

        awaitNewer(survey);
        assertThat(own(survey).content()).isInstanceOf(Content.Diagram.class);
        assertThat(file(survey)).isEqualTo(drawn);
    }

    @Test
    void readsWhatWasDeployedInAnotherEncoding() {
        var survey = published(ActionList.of(mail("Zurückrufen")));

        deploy(drawn(survey, "a-worker-of-ours")
                .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
                .getBytes(StandardCharsets.UTF_16));

        awaitNewer(survey);
        assertThat(((Content.Diagram) own(survey).content()).bpmn()).contains("\"Zurückrufen\"", "encoding=\"UTF-8\"");
        assertThat(new String(file(survey), StandardCharsets.UTF_8)).contains("\"Zurückrufen\"");
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
    void tellsThatADraftHidesWhatWasDeployed() {
        var survey = published(ActionList.of(mail("First")));
        var live = processId(survey);
        edit(survey, current -> ActionList.of(mail("Draft")));
        assertThat(hidden(survey)).isEmpty();

        deploy(compiler.compile(ActionList.of(mail("From Modeler")), live, "Changed"));

        eventually()
                .untilAsserted(() -> assertThat(hidden(survey))
                        .hasValueSatisfying(
                                hidden -> assertThat(hidden.id().processId()).isEqualTo(live)));
        assertThat(own(survey).content()).isEqualTo(new Content.Actions(ActionList.of(mail("Draft"))));
        assertThat(body(get("/api/v1/surveys/%s/follow-ups/negative".formatted(survey.id())))
                        .get("hiddenSince")
                        .isString())
                .isTrue();

        assertThat(surveys.review(id(survey)))
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("This draft does not hold it")
                        .contains(live));

        publish(survey);
        assertThat(hidden(survey)).isEmpty();
        assertThat(surveys.review(id(survey)))
                .extracting(Finding::message)
                .noneMatch(message -> message.contains("does not hold it"));
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
    void publishesNoCopyOfWhatStandsStill() {
        var survey = published(ActionList.of(mail("First")));
        deploy(drawn(survey, "send-fax").getBytes(StandardCharsets.UTF_8));
        awaitNewer(survey);

        var copy = surveys.duplicate(id(survey), "bo");

        assertThat(surveys.review(copy.id()))
                .filteredOn(Finding::blocksPublishing)
                .singleElement()
                .satisfies(finding -> assertThat(finding.field()).isEqualTo("followUps.negative"))
                .satisfies(finding -> assertThat(finding.message()).contains("'send-fax'"));
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

    @Test
    void processesOfOthersAreAmongWhatCallsAWebhook() {
        var webhook = "hook " + unique();
        var theirs = "rescue-" + unique();
        deploy(compiler.compile(ActionList.of(new Action.CallWebhook("c1", webhook, "")), theirs, "Rescue"));

        liveSurvey("\"followUps\": {\"negative\": \"%s\"}".formatted(theirs));

        eventually()
                .untilAsserted(
                        () -> assertThat(callers.of(webhook)).singleElement().matches(Caller::live));
        assertThat(callers.of(webhook + "2")).isEmpty();
    }

    private Optional<FollowUp> hidden(LiveSurvey survey) {
        return followUps.hiddenByDraft(surveys.get(id(survey)), Sentiment.NEGATIVE);
    }

    private LiveSurvey published(ActionList list) {
        var survey = liveSurvey("\"fatigueDays\": 0");
        follow(survey, list);
        publish(survey);
        return survey;
    }

    private OpenTicket answeredBadly(LiveSurvey survey) {
        var ticket = openTicket(survey);
        close(ticket);
        answer(ticket, 1, "");
        return ticket;
    }

    private void awaitNewer(LiveSurvey survey) {
        eventually().until(() -> own(survey).newer() != null);
        assertThat(surveys.review(id(survey)))
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("was deployed to the engine past Aftercare"));
    }

    private byte[] file(LiveSurvey survey) {
        return bpmn.of(own(survey), surveys.get(id(survey)).draft());
    }

    /** What a designer makes of it, whose mail is the work of another worker. */
    private String drawn(LiveSurvey survey, String type) {
        return new String(file(survey), StandardCharsets.UTF_8)
                .replace("type=\"mail-contact\"", "type=\"%s\"".formatted(type));
    }

    private String processId(LiveSurvey survey) {
        return own(survey).id().processId();
    }
}
