package io.aftercare.automation;

import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.bpmn.Expected;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.automation.bpmn.LostElements;
import io.aftercare.automation.bpmn.RunProcessIdentity;
import io.aftercare.automation.bpmn.RunProcessReader;
import io.aftercare.common.Refusal;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Run processes as BPMN files. */
@Component
public class RunProcessFiles {

    /** As many as a person reads at once. */
    private static final int MOST_PROBLEMS = 10;

    private static final String SHARED_FILE = "bpmn/survey-run.bpmn";

    private final RunProcessRepository copies;
    private final RunProcessReader reader;
    private final SurveyTokens tokens;
    private final AutomationSettings settings;
    private final String shared;

    RunProcessFiles(
            RunProcessRepository copies, RunProcessReader reader, SurveyTokens tokens, AutomationSettings settings) {
        this.copies = copies;
        this.reader = reader;
        this.tokens = tokens;
        this.settings = settings;
        this.shared = read();
    }

    /** The process as it is deployed. */
    public byte[] of(RunProcessCopy copy) {
        return copy.newer() != null
                ? copy.bpmn().getBytes(StandardCharsets.UTF_8)
                : RunProcessIdentity.give(
                        copy.bpmn(), copy.id().processId(), copy.id().suffix());
    }

    /** A copy of the shared process for a survey to change: with its id and its start messages. */
    public byte[] sharedFor(SurveyId survey) {
        return shared(nextOf(survey));
    }

    /** What the id of a survey's next own run process is. */
    public RunProcessId nextOf(SurveyId survey) {
        return new RunProcessId(survey, copies.lastNumber(survey) + 1);
    }

    /** What of a survey's own process the shared one does not hold, as people read it, in the diagram's order. */
    public List<String> lost(RunProcessCopy copy) {
        var before = RunProcessIdentity.give(
                copy.bpmn(), copy.id().processId(), copy.id().suffix());
        return LostElements.between(before, shared(copy.id()));
    }

    /** What a run would miss in a process; nothing for a sound one. */
    public List<Problem> problems(RunProcessId place, SurveyDefinition survey, byte[] bpmn) {
        var expected = new Expected(
                place::isOfSameFamily,
                id -> false,
                "%s-%s-...".formatted(RunProcessId.SHARED, place.family()),
                settings.jobTypes(),
                survey.type(),
                ActionTokens.with(tokens.names()));
        return reader.problems(bpmn, expected, place.family());
    }

    /** What a sound process leaves out of what a survey wants, as warnings by the survey's field. */
    List<RunProcessReader.LeftOut> leftOut(RunProcessCopy copy) {
        return reader.leftOut(copy.bpmn().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal {@code run-process-refused}, naming the elements at fault */
    void requireSound(RunProcessId place, SurveyDefinition survey, byte[] bpmn) {
        var problems = problems(place, survey, bpmn);
        if (!problems.isEmpty()) {
            var words =
                    problems.stream().limit(MOST_PROBLEMS).map(Problem::message).collect(Collectors.joining("\n"));
            var more = problems.size() - MOST_PROBLEMS;
            throw Refusal.unprocessable(
                    "run-process-refused",
                    "Nothing was changed.\n%s%s".formatted(words, more > 0 ? "\nAnd %d more.".formatted(more) : ""));
        }
    }

    private byte[] shared(RunProcessId id) {
        return RunProcessIdentity.give(shared, id.processId(), id.suffix());
    }

    private static String read() {
        try {
            return new ClassPathResource(SHARED_FILE).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
