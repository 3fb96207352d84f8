package io.aftercare.automation.web;

import io.aftercare.automation.RunProcessCopy;
import io.aftercare.automation.RunProcessFiles;
import io.aftercare.automation.RunProcessId;
import io.aftercare.automation.RunProcesses;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.engine.MessageName;
import io.aftercare.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is known of the process that a survey's runs follow, for the tab and for the API. */
@Component
class RunProcessSection {

    private static final int MOST_SHOWN = 20;

    private final RunProcesses processes;
    private final RunProcessFiles files;

    RunProcessSection(RunProcesses processes, RunProcessFiles files) {
        this.processes = processes;
        this.files = files;
    }

    /**
     * The section of the tab.
     *
     * @param copy null for the shared process
     * @param hidden what is live, where a designer deployed a newer version of it that this draft does not hold; else null
     * @param messages that start a run in the survey's own process; none for the shared one
     * @param lost what going back to the shared process means, no more of it than people read
     * @param more how much else is lost
     * @param problems what a run misses in what a designer deployed past Aftercare
     */
    public record Section(
            Survey survey,
            @Nullable RunProcessCopy copy,
            @Nullable RunProcessCopy hidden,
            List<String> messages,
            List<String> lost,
            int more,
            List<String> problems) {

        /** Where its requests go. */
        public String path() {
            return "/surveys/%s/run-process".formatted(survey.id());
        }

        /** What a designer deployed after it was published; null for nothing. */
        public @Nullable DeployedProcess newer() {
            return copy == null ? null : copy.newer();
        }
    }

    Section of(Survey survey) {
        return processes
                .of(survey.draft())
                .map(copy -> of(survey, copy))
                .orElseGet(() -> new Section(survey, null, hidden(survey), List.of(), List.of(), 0, List.of()));
    }

    private Section of(Survey survey, RunProcessCopy copy) {
        var lost = files.lost(copy);
        return new Section(
                survey,
                copy,
                hidden(survey),
                messages(copy.id().processId()),
                lost.stream().limit(MOST_SHOWN).toList(),
                Math.max(0, lost.size() - MOST_SHOWN),
                problems(survey, copy));
    }

    private @Nullable RunProcessCopy hidden(Survey survey) {
        return processes.hiddenByDraft(survey).orElse(null);
    }

    RunProcessView view(Survey survey) {
        var hidden =
                processes.hiddenByDraft(survey).map(RunProcessCopy::changedAt).orElse(null);
        return processes
                .of(survey.draft())
                .map(copy -> new RunProcessView(
                        RunProcessView.Kind.OWN,
                        copy.id().processId(),
                        messages(copy.id().processId()),
                        copy.changedBy(),
                        copy.changedAt(),
                        hidden,
                        problems(survey, copy)))
                .orElseGet(() -> new RunProcessView(
                        RunProcessView.Kind.SHARED,
                        RunProcessId.SHARED,
                        messages(null),
                        null,
                        null,
                        hidden,
                        List.of()));
    }

    /** What was uploaded was checked then. */
    private List<String> problems(Survey survey, RunProcessCopy copy) {
        return copy.newer() == null
                ? List.of()
                : files.problems(copy.id(), survey.draft(), copy.bpmn().getBytes(StandardCharsets.UTF_8)).stream()
                        .map(Problem::message)
                        .limit(MOST_SHOWN)
                        .toList();
    }

    private static List<String> messages(@Nullable String process) {
        return Stream.of(MessageName.TICKET_CLOSED, MessageName.SURVEY_DUE)
                .map(shared -> RunProcessId.startMessage(shared, process))
                .toList();
    }

    /** The file of the survey's own process; a copy of the shared one to begin with where it has none. */
    ProcessFiles.ProcessFile file(Survey survey) {
        return processes
                .of(survey.draft())
                .map(copy -> new ProcessFiles.ProcessFile(copy.id().processId() + ".bpmn", files.of(copy)))
                .orElseGet(() -> new ProcessFiles.ProcessFile(
                        files.nextOf(survey.id()).processId() + ".bpmn", files.sharedFor(survey.id())));
    }
}
