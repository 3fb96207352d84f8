package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.action.ActionList;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** Reads a process that came from elsewhere: an upload, or what was deployed from Camunda Modeler. */
@Component
public class FollowUpReader {

    private final FollowUpCompiler compiler;
    private final ActionChecks checks;

    public FollowUpReader(FollowUpCompiler compiler, ActionChecks checks) {
        this.compiler = compiler;
        this.checks = checks;
    }

    /** @param xml of any content and size */
    public FollowUpReading read(byte[] xml, Expected expected) {
        return ProcessFile.read(xml, "a follow-up", file -> read(file, expected), FollowUpReading.Refused::new);
    }

    private FollowUpReading read(ProcessFile file, Expected expected) {
        var process = file.process();
        var problems = new ProcessChecks(file, expected, checks).problems();
        if (!problems.isEmpty()) {
            return new FollowUpReading.Refused(problems);
        }
        var name = process.getName() == null ? process.getId() : process.getName();
        return list(process, file.document(), expected)
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
}
