package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Deployed;
import io.aftercare.automation.bpmn.ProcessText;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.survey.SurveyDefinition;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Run processes as the engine has them: a designer may have deployed a newer version of what was published. */
@Component
class DeployedRunProcesses {

    private final RunProcessRepository copies;
    private final DeployedProcesses deployed;

    DeployedRunProcesses(RunProcessRepository copies, DeployedProcesses deployed) {
        this.copies = copies;
        this.deployed = deployed;
    }

    /** The survey's own; empty for the shared one. */
    Optional<RunProcessCopy> of(SurveyDefinition draft) {
        return Optional.ofNullable(draft.runProcess())
                .flatMap(RunProcessId::of)
                .flatMap(copies::find)
                .map(this::asInTheEngine);
    }

    private RunProcessCopy asInTheEngine(RunProcessCopy made) {
        var published = made.deployed();
        return published == null
                ? made
                : deployed.newest(made.id().processId())
                        .filter(process -> process.version() > published.version())
                        .map(process -> newer(made, published, process))
                        .orElse(made);
    }

    private RunProcessCopy newer(RunProcessCopy made, Deployed published, DeployedProcess process) {
        return new RunProcessCopy(
                made.id(),
                ProcessText.of(deployed.xml(process.key()).orElseThrow()),
                null,
                Objects.requireNonNullElse(process.deployedAt(), published.at()),
                new Deployed(published.at(), published.version(), process));
    }
}
