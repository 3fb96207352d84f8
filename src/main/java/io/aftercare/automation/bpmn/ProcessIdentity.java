package io.aftercare.automation.bpmn;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.w3c.dom.Element;

/** The id of the process in a BPMN file. */
public final class ProcessIdentity {

    /** What refers to a process: the plane of its diagram, and the pool that it stands in. */
    private static final Set<String> REFERENCES = Set.of("bpmnElement", "processRef");

    private ProcessIdentity() {}

    /**
     * The same process under another id; what refers to it follows, and nothing else changes: Zeebe's model would write
     * down whatever was assumed before.
     *
     * @param bpmn XML that was checked, with one executable process
     */
    public static byte[] give(String bpmn, String processId) {
        var document = Xml.parse(bpmn.getBytes(StandardCharsets.UTF_8));
        var process = Xml.executableProcess(document).orElseThrow();
        var before = process.getAttribute("id");
        Xml.all(document.getDocumentElement()).forEach(element -> refer(element, before, processId));
        process.setAttribute("id", processId);
        return Xml.write(document);
    }

    private static void refer(Element element, String before, String processId) {
        Xml.attributes(element).stream()
                .filter(attribute -> REFERENCES.contains(Xml.localName(attribute)))
                .filter(attribute -> attribute.getValue().equals(before)
                        || attribute.getValue().endsWith(":" + before))
                .forEach(attribute -> attribute.setValue(processId));
    }
}
