package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** "Start a survey". */
@Component
public class StartSurveyWorker {

    private final NextSurvey next;

    StartSurveyWorker(NextSurvey next) {
        this.next = next;
    }

    @JobWorker(
            type = FollowUpJobType.START_SURVEY,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public void start(ActivatedJob job) {
        next.start(ActionJob.of(job));
    }
}
