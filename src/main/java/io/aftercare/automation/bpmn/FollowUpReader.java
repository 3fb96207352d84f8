package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** Reads a process that came from elsewhere: an upload, or what was deployed from Camunda Modeler. */
@Component
public class FollowUpReader {

    private static final int LONGEST_REASON = 300;

    private static final Pattern PLACE = Pattern.compile("^\\w+: URI=\\w* Line=(\\d+): ");

    private final FollowUpCompiler compiler;
    private final ActionChecks checks;

    public FollowUpReader(FollowUpCompiler compiler, ActionChecks checks) {
        this.compiler = compiler;
        this.checks = checks;
    }

    /** @param xml of any content and size */
    public FollowUpReading read(byte[] xml, Expected expected) {
        var hostile = XmlGuard.problem(xml);
        if (hostile.isPresent()) {
            return new FollowUpReading.Refused(List.of(hostile.get()));
        }
        var document = Xml.parse(xml);
        var dangling = References.problems(document);
        if (!dangling.isEmpty()) {
            return new FollowUpReading.Refused(dangling);
        }
        try {
            return read(Bpmn.readModelFromStream(new ByteArrayInputStream(xml)), document, expected);
        } catch (ModelException notBpmn) {
            return new FollowUpReading.Refused(List.of(new Problem(
                    "",
                    "The file is not BPMN 2.0 (%s). Open it in Camunda Modeler, save it, then upload that file."
                            .formatted(reason(notBpmn)))));
        }
    }

    private FollowUpReading read(BpmnModelInstance model, Document document, Expected expected) {
        var processes = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .toList();
        if (processes.size() != 1) {
            return new FollowUpReading.Refused(List.of(new Problem(
                    "",
                    "The file has %d executable processes: a follow-up is exactly one. Set 'Executable' of the others off."
                            .formatted(processes.size()))));
        }
        var process = processes.getFirst();
        var problems = new ProcessChecks(model, process, document, expected, checks).problems();
        if (!problems.isEmpty()) {
            return new FollowUpReading.Refused(problems);
        }
        var name = process.getName() == null ? process.getId() : process.getName();
        return list(process, document, expected)
                .<FollowUpReading>map(actions -> new FollowUpReading.AsList(process.getId(), name, actions))
                .orElseGet(() -> new FollowUpReading.AsDiagram(process.getId(), name));
    }

    /** The list that the process is, all of it. */
    private Optional<ActionList> list(Process process, Document document, Expected expected) {
        return ListReader.read(process)
                .filter(list ->
                        checks.faults(list, expected.type(), expected.tokens()).isEmpty())
                .filter(list -> essence(document).equals(essence(Xml.parse(compiler.compile(list, "id", "name")))));
    }

    private static List<String> essence(Document document) {
        return Xml.executableProcess(document).map(Essence::of).orElseThrow();
    }

    private static String reason(ModelException notBpmn) {
        Throwable cause = notBpmn;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var reason = PLACE.matcher(String.valueOf(cause.getMessage()).strip()).replaceFirst("line $1: ");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
    }
}
