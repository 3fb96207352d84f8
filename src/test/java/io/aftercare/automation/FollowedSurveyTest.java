package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.ActionList;
import io.aftercare.run.RunTest;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;

/** Surveys whose bad answers are followed up, and what their runs then do. */
abstract class FollowedSurveyTest extends RunTest {

    @Autowired
    FollowUps followUps;

    @Autowired
    Surveys surveys;

    static SurveyId id(LiveSurvey survey) {
        return SurveyId.of(survey.id());
    }

    /** What the draft says. */
    FollowUp own(LiveSurvey survey) {
        return ((FollowUpChoice.Own) followUps.of(surveys.get(id(survey)).draft(), Sentiment.NEGATIVE)).followUp();
    }

    void follow(LiveSurvey survey, ActionList list) {
        edit(survey, current -> list);
    }

    void edit(LiveSurvey survey, Function<FollowUpChoice, ActionList> change) {
        var outcome = followUps.edit(
                id(survey),
                surveys.get(id(survey)).revision(),
                "ada",
                Sentiment.NEGATIVE,
                current -> new Content.Actions(change.apply(current)));
        assertThat(outcome).isInstanceOf(EditOutcome.Saved.class);
    }

    void publish(LiveSurvey survey) {
        post("/api/v1/surveys/" + survey.id() + "/publish", "").expectStatus().isOk();
    }

    /** As a designer does, past Aftercare. */
    void deploy(byte[] process) {
        camunda.newDeployResourceCommand()
                .addResourceBytes(process, "from-modeler.bpmn")
                .send()
                .join();
    }

    void answer(OpenTicket ticket, int score, String comment) {
        answer(awaitToken(ticket), score).expectStatus().isOk();
        comment(awaitToken(ticket), comment).expectStatus().isOk();
    }

    /** The instance of the follow-up of the ticket's only run. */
    long calledBy(OpenTicket ticket) {
        var instance = instance(runs(ticket).getFirst());
        eventually().until(() -> !records().calledBy(instance).isEmpty());
        return records().calledBy(instance).getFirst();
    }

    void completeTask(OpenTicket ticket, Map<String, Object> form) {
        eventually().until(() -> !records().userTasks(calledBy(ticket)).isEmpty());
        var key = records().userTasks(calledBy(ticket)).getFirst().key();
        camunda.newCompleteUserTaskCommand(key).variables(form).send().join();
    }
}
