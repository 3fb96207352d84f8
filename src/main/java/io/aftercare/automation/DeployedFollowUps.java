package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUp.Deployed;
import io.aftercare.automation.bpmn.ProcessText;
import io.aftercare.common.Refusal;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Follow-ups as the engine has them: a designer may have deployed a newer version of what was published. */
@Component
class DeployedFollowUps {

    private final FollowUpRepository followUps;
    private final DeployedProcesses deployed;
    private final FollowUpProcesses bpmn;

    DeployedFollowUps(FollowUpRepository followUps, DeployedProcesses deployed, FollowUpProcesses bpmn) {
        this.followUps = followUps;
        this.deployed = deployed;
        this.bpmn = bpmn;
    }

    /** What follows as a draft says. */
    FollowUpChoice choice(SurveyDefinition draft, Sentiment sentiment) {
        var choice = followUps.choice(draft, sentiment);
        return choice instanceof FollowUpChoice.Own own
                ? new FollowUpChoice.Own(asInTheEngine(own.followUp(), draft))
                : choice;
    }

    /**
     * Whether no process has this id, as far as the engine tells; false where it tells nothing, or cannot be asked now.
     */
    boolean lacks(String processId) {
        try {
            return deployed.areKnown() && deployed.newest(processId).isEmpty();
        } catch (Refusal away) {
            return false;
        }
    }

    /** What was deployed last under this id, by whomever; empty where the engine tells nothing of it. */
    Optional<byte[]> file(String processId) {
        return deployed.newest(processId).flatMap(process -> deployed.xml(process.key()));
    }

    private FollowUp asInTheEngine(FollowUp made, SurveyDefinition survey) {
        var published = made.deployed();
        return published == null
                ? made
                : deployed.newest(made.id().processId())
                        .filter(process -> process.version() > published.version())
                        .map(process -> new FollowUp(
                                made.id(),
                                content(made.id(), process, survey),
                                null,
                                Objects.requireNonNullElse(process.deployedAt(), published.at()),
                                new Deployed(published.at(), published.version(), process)))
                        .orElse(made);
    }

    private Content content(FollowUpId id, DeployedProcess process, SurveyDefinition survey) {
        var xml = deployed.xml(process.key()).orElseThrow();
        try {
            return bpmn.read(id, survey, xml);
        } catch (Refusal runsAllTheSame) {
            return new Content.Diagram(ProcessText.of(xml));
        }
    }
}
