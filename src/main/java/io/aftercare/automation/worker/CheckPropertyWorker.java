package io.aftercare.automation.worker;

import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Check property": the engine decides by a yes or no, and never sees the property. */
@Component
public class CheckPropertyWorker {

    private final AnsweredRuns runs;
    private final PropertyCheck check;

    CheckPropertyWorker(AnsweredRuns runs, PropertyCheck check) {
        this.runs = runs;
        this.check = check;
    }

    @JobWorker(
            type = FollowUpJobType.CHECK_PROPERTY,
            fetchVariables = {ProcessVariable.RUN_ID, ProcessVariable.TICKET_ID})
    public Map<String, Object> check(ActivatedJob job) {
        var action = ActionJob.of(job);
        var checked = check.check(action, runs.get(action).about());
        return Map.of(check.result(action), checked.holds());
    }
}
