package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.bpmn.Expected;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import io.aftercare.automation.bpmn.FollowUpReader;
import io.aftercare.automation.bpmn.FollowUpReading;
import io.aftercare.automation.bpmn.FollowUpReading.AsDiagram;
import io.aftercare.automation.bpmn.FollowUpReading.AsList;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.automation.bpmn.FollowUpReading.Refused;
import io.aftercare.automation.bpmn.LostElements;
import io.aftercare.automation.bpmn.ProcessIdentity;
import io.aftercare.automation.bpmn.ProcessText;
import io.aftercare.common.Refusal;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Follow-ups as BPMN, out to the engine and to designers, and back. */
@Component
public class FollowUpProcesses {

    private static final int MOST_PROBLEMS = 5;

    private final FollowUpCompiler compiler;
    private final FollowUpReader reader;
    private final SurveyTokens tokens;
    private final AutomationSettings settings;
    private final DeployedProcesses deployed;

    FollowUpProcesses(
            FollowUpCompiler compiler,
            FollowUpReader reader,
            SurveyTokens tokens,
            AutomationSettings settings,
            DeployedProcesses deployed) {
        this.compiler = compiler;
        this.reader = reader;
        this.tokens = tokens;
        this.settings = settings;
        this.deployed = deployed;
    }

    /**
     * What a list that takes the place of a diagram does not hold, as people read it, in the diagram's order.
     *
     * @param list empty, or a sound one
     */
    public List<String> lost(FollowUp diagram, ActionList list, SurveyDefinition survey) {
        var id = diagram.id().processId();
        var before = rewritten(of(diagram, survey), id);
        return list.actions().isEmpty()
                ? LostElements.of(before)
                : LostElements.between(before, rewritten(compiler.compile(list, id, survey.name()), id));
    }

    /** As one and the same writer has it: it writes standard values out. */
    private static byte[] rewritten(byte[] bpmn, String processId) {
        return ProcessIdentity.give(new String(bpmn, StandardCharsets.UTF_8), processId);
    }

    /** The process as it is deployed, in UTF-8. */
    public byte[] of(FollowUp followUp, SurveyDefinition survey) {
        var id = followUp.id();
        var newer = followUp.newer();
        if (newer != null) {
            return ProcessText.of(deployed.xml(newer.key()).orElseThrow()).getBytes(StandardCharsets.UTF_8);
        }
        return switch (followUp.content()) {
            case Content.Actions actions ->
                compiler.compile(
                        actions.list(),
                        id.processId(),
                        "%s: follow-up of a %s answer"
                                .formatted(survey.name(), id.sentiment().key()));
            case Content.Diagram diagram -> ProcessIdentity.give(diagram.bpmn(), id.processId());
        };
    }

    /**
     * What a designer drew, as what it is: a list that stayed one comes back as a list. A process with an id of its own is
     * taken as a copy, which gets this survey's id.
     *
     * @param place whose follow-up it is to be, whatever its number
     * @param bpmn of any content and size
     * @throws Refusal {@code follow-up-refused}, naming the elements at fault
     */
    public Content read(FollowUpId place, SurveyDefinition survey, byte[] bpmn) {
        return switch (reading(place, survey, bpmn)) {
            case AsList list -> new Content.Actions(list.actions());
            case AsDiagram diagram -> new Content.Diagram(ProcessText.of(bpmn));
            case Refused refused -> throw refusal(refused.problems());
        };
    }

    /** What keeps a follow-up from running as it is deployed; nothing for a sound one. */
    List<Problem> problems(FollowUp followUp, SurveyDefinition survey) {
        return reading(followUp.id(), survey, of(followUp, survey)) instanceof Refused refused
                ? refused.problems()
                : List.of();
    }

    private FollowUpReading reading(FollowUpId place, SurveyDefinition survey, byte[] bpmn) {
        var expected = new Expected(
                place::isOfSameFamily,
                id -> FollowUpId.of(id).isEmpty(),
                place.family() + "-...",
                settings.jobTypes(),
                survey.type(),
                ActionTokens.with(tokens.names()));
        return reader.read(bpmn, expected);
    }

    private static Refusal refusal(List<Problem> problems) {
        var words = problems.stream().limit(MOST_PROBLEMS).map(Problem::message).collect(Collectors.joining("\n"));
        var more = problems.size() - MOST_PROBLEMS;
        return Refusal.unprocessable(
                "follow-up-refused",
                "Nothing was changed.\n%s%s".formatted(words, more > 0 ? "\nAnd %d more.".formatted(more) : ""));
    }
}
