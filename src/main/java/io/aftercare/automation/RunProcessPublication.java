package io.aftercare.automation;

import io.aftercare.common.Refusal;
import io.aftercare.engine.ProcessDeployment;
import io.aftercare.engine.Processes;
import io.aftercare.survey.SurveyDuplicated;
import io.aftercare.survey.SurveyPublished;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a survey's own run process go with it. The process is in the engine before the survey's version is committed: with one
 * partition, no start message finds it missing. Others get it a moment later, see decision 14. One that was deployed for a
 * publication which then failed does no harm, for no message starts it.
 */
@Component
class RunProcessPublication {

    private final RunProcessRepository repository;
    private final RunProcesses runProcesses;
    private final RunProcessFiles files;
    private final Processes processes;
    private final Clock clock;

    RunProcessPublication(
            RunProcessRepository repository,
            RunProcesses runProcesses,
            RunProcessFiles files,
            Processes processes,
            Clock clock) {
        this.repository = repository;
        this.runProcesses = runProcesses;
        this.files = files;
        this.processes = processes;
        this.clock = clock;
    }

    /** @throws Refusal {@code run-process-refused} by the engine, or {@code engine-away} */
    @EventListener
    void on(SurveyPublished published) {
        Optional.ofNullable(published.survey().definition().runProcess())
                .flatMap(RunProcessId::of)
                .flatMap(repository::find)
                .filter(copy -> copy.deployed() == null)
                .ifPresent(this::deploy);
    }

    private void deploy(RunProcessCopy copy) {
        switch (processes.deploy(copy.id().processId() + ".bpmn", files.of(copy))) {
            case ProcessDeployment.Deployed deployed ->
                repository.markDeployed(copy.id(), deployed.version(), clock.instant());
            case ProcessDeployment.Refused refused ->
                throw Refusal.unprocessable(
                        "run-process-refused",
                        "The engine does not take the run process of this survey: %s".formatted(refused.why()));
            case ProcessDeployment.Away away ->
                throw Refusal.unavailable(
                        "engine-away",
                        "The survey has a run process of its own, and the engine cannot be reached to take it (%s). Nothing was published; publish again when it is back."
                                .formatted(away.why()));
        }
    }

    @EventListener
    void on(SurveyDuplicated duplicated) {
        runProcesses.copy(duplicated.copy(), duplicated.by());
    }
}
