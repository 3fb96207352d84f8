package io.aftercare.automation;

import io.aftercare.common.Refusal;
import io.aftercare.engine.ProcessDeployment;
import io.aftercare.engine.Processes;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDuplicated;
import io.aftercare.survey.SurveyPublished;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets follow-ups go with their survey. They are in the engine before the survey's version is committed: no answer finds
 * its follow-up missing, and what the engine refuses does not go live. A process that was deployed for a publication
 * which then failed does no harm, for nothing calls it.
 */
@Component
class FollowUpPublication {

    private final FollowUpRepository repository;
    private final FollowUps followUps;
    private final FollowUpProcesses bpmn;
    private final Processes processes;
    private final Clock clock;

    FollowUpPublication(
            FollowUpRepository repository,
            FollowUps followUps,
            FollowUpProcesses bpmn,
            Processes processes,
            Clock clock) {
        this.repository = repository;
        this.followUps = followUps;
        this.bpmn = bpmn;
        this.processes = processes;
        this.clock = clock;
    }

    /** @throws Refusal {@code follow-up-refused} by the engine, or {@code engine-away} */
    @EventListener
    void on(SurveyPublished published) {
        var survey = published.survey().definition();
        for (var sentiment : Sentiment.values()) {
            if (repository.choice(survey, sentiment) instanceof FollowUpChoice.Own own
                    && own.followUp().deployed() == null) {
                deploy(own.followUp(), survey);
            }
        }
    }

    private void deploy(FollowUp followUp, SurveyDefinition survey) {
        var id = followUp.id();
        switch (processes.deploy(id.processId() + ".bpmn", bpmn.of(followUp, survey))) {
            case ProcessDeployment.Deployed deployed ->
                repository.markDeployed(id, deployed.version(), clock.instant());
            case ProcessDeployment.Refused refused ->
                throw Refusal.unprocessable(
                        "follow-up-refused",
                        "The engine does not take what follows a %s answer: %s"
                                .formatted(id.sentiment().key(), refused.why()));
            case ProcessDeployment.Away away ->
                throw Refusal.unavailable(
                        "engine-away",
                        "The survey has a follow-up, and the engine cannot be reached to take it (%s). Nothing was published; publish again when it is back."
                                .formatted(away.why()));
        }
    }

    @EventListener
    void on(SurveyDuplicated duplicated) {
        followUps.copy(duplicated.copy(), duplicated.by());
    }
}
