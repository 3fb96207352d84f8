package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpFindings;
import io.aftercare.automation.FollowUpId;
import io.aftercare.automation.FollowUpProcesses;
import io.aftercare.automation.FollowUps;
import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import org.springframework.stereotype.Component;

/** Follow-ups of drafts as files, for pages and for the API. */
@Component
class ProcessFiles {

    /** @param bpmn XML in UTF-8 */
    record ProcessFile(String name, byte[] bpmn) {}

    private final Surveys surveys;
    private final FollowUps followUps;
    private final FollowUpFindings findings;
    private final FollowUpProcesses processes;

    ProcessFiles(Surveys surveys, FollowUps followUps, FollowUpFindings findings, FollowUpProcesses processes) {
        this.surveys = surveys;
        this.followUps = followUps;
        this.findings = findings;
        this.processes = processes;
    }

    /** @throws Refusal {@code no-process} when there is none here, {@code follow-up-unsound} when it cannot be one yet */
    ProcessFile of(SurveyId id, Sentiment sentiment) {
        var draft = surveys.get(id).draft();
        if (!(followUps.of(draft, sentiment) instanceof FollowUpChoice.Own own)) {
            throw Refusal.notFound("no-process", "The draft has no follow-up here that could be downloaded.");
        }
        if (own.followUp().content() instanceof Content.Actions actions) {
            findings.requireSound(actions.list(), draft.type());
        }
        return new ProcessFile(own.followUp().id().processId() + ".bpmn", processes.of(own.followUp(), draft));
    }

    /** @throws Refusal {@code follow-up-refused}, or as {@link Surveys#edit} */
    EditOutcome take(SurveyId id, Sentiment sentiment, long revision, String by, byte[] bpmn) {
        var content = read(id, sentiment, bpmn);
        return followUps.edit(id, revision, by, sentiment, current -> content);
    }

    /** Takes it whoever changed the draft last. @throws Refusal as {@link #take} */
    EditOutcome put(SurveyId id, Sentiment sentiment, String by, byte[] bpmn) {
        var content = read(id, sentiment, bpmn);
        return followUps.put(id, by, sentiment, current -> content);
    }

    private Content read(SurveyId id, Sentiment sentiment, byte[] bpmn) {
        return processes.read(new FollowUpId(id, sentiment, 1), surveys.get(id).draft(), bpmn);
    }
}
