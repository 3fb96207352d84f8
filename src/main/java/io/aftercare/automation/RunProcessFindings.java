package io.aftercare.automation;

import io.aftercare.automation.bpmn.RunProcessReader.LeftOut;
import io.aftercare.survey.Finding;
import io.aftercare.survey.FindingSource;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What keeps a draft's own run process from being published, and what the survey wants that it does not do. */
@Component
class RunProcessFindings implements FindingSource {

    private static final String FIELD = "runProcess";

    /** More of them help nobody at once. */
    private static final int MOST_ERRORS = 5;

    private final DeployedRunProcesses processes;
    private final RunProcessFiles files;

    RunProcessFindings(DeployedRunProcesses processes, RunProcessFiles files) {
        this.processes = processes;
        this.files = files;
    }

    @Override
    public List<Finding> findings(SurveyId id, SurveyDefinition draft) {
        var process = draft.runProcess();
        if (process == null) {
            return List.of();
        }
        if (!new RunProcessId(id, 1).isOfSameFamily(process)) {
            return List.of(Finding.error(
                    FIELD,
                    "The run process '%s' is not of this survey. Go back to the shared one, or upload a changed copy."
                            .formatted(process)));
        }
        return processes
                .of(draft)
                .map(copy ->
                        Stream.concat(faults(copy, draft), risks(copy, draft)).toList())
                .orElseGet(() -> List.of(Finding.error(
                        FIELD,
                        "The run process '%s' is not on record. Go back to the shared one, or upload a changed copy."
                                .formatted(process))));
    }

    /** A draft can be what a designer deployed past Aftercare to the survey that it was copied from. */
    private Stream<Finding> faults(RunProcessCopy copy, SurveyDefinition draft) {
        return copy.deployed() == null
                ? files.problems(copy.id(), draft, files.of(copy)).stream()
                        .limit(MOST_ERRORS)
                        .map(problem -> Finding.error(FIELD, problem.message()))
                : Stream.empty();
    }

    private Stream<Finding> risks(RunProcessCopy copy, SurveyDefinition draft) {
        return files.leftOut(copy).stream()
                .filter(left -> isWanted(left, draft))
                .map(left -> Finding.warning(FIELD, left.words()));
    }

    private static boolean isWanted(LeftOut left, SurveyDefinition draft) {
        return switch (left) {
            case REMINDER -> draft.reminderAfter() != null;
            case NOTIFICATION ->
                !draft.notifications().users().isEmpty()
                        || !draft.notifications().teams().isEmpty();
            case PROPERTIES -> true;
            case FOLLOW_UP -> !draft.followUps().byKey().isEmpty();
        };
    }
}
