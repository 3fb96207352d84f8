package io.aftercare.run.worker;

import io.aftercare.engine.JobFailure;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.survey.RunId;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Optional;

/** Whose run a job is of. Whoever has the engine's tools may have set the variable to anything. */
final class RunOf {

    private RunOf() {}

    /** @throws JobFailure if the process does not know its run */
    static RunId job(ActivatedJob job) {
        return known(job)
                .orElseThrow(() -> new JobFailure(
                        "The step '%s' does not know whose run it is: the variable %s holds no run. Withdraw the run."
                                .formatted(job.getElementId(), ProcessVariable.RUN_ID)));
    }

    /** Empty if the process does not know its run, or not yet. */
    static Optional<RunId> known(ActivatedJob job) {
        try {
            return Optional.of(RunId.of(String.valueOf(job.getVariablesAsMap().get(ProcessVariable.RUN_ID))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
