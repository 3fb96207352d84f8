package io.aftercare.automation.worker;

import io.aftercare.engine.JobFailure;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.survey.RunId;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One action of a follow-up that is to be done: who caused it, and the headers of its task.
 *
 * @param key the job's, the same at every try
 * @param ticket the ticket's external id, null when the run has none; whoever started the run may have sent it as a number
 */
record ActionJob(
        long key,
        RunId runId,
        @Nullable String ticket,
        String processId,
        String elementId,
        String type,
        Map<String, String> headers)
        implements ActionSettings {

    /** @throws JobFailure if the process was not started by a survey run */
    static ActionJob of(ActivatedJob job) {
        var variables = job.getVariablesAsMap();
        return new ActionJob(
                job.getKey(),
                runId(job, variables.get(ProcessVariable.RUN_ID)),
                Objects.toString(variables.get(ProcessVariable.TICKET_ID), null),
                job.getBpmnProcessId(),
                job.getElementId(),
                job.getType(),
                job.getCustomHeaders());
    }

    private static RunId runId(ActivatedJob job, @Nullable Object variable) {
        try {
            return RunId.of(String.valueOf(variable));
        } catch (IllegalArgumentException none) {
            throw new JobFailure(
                    "The step '%s' does not know which answer it follows: the variable %s holds no run. Start the process as the follow-up of a survey."
                            .formatted(job.getElementId(), ProcessVariable.RUN_ID),
                    none);
        }
    }
}
