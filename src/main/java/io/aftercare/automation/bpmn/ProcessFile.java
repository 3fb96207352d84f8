package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;

/** A file with one executable process, which does nothing to its reader. */
record ProcessFile(BpmnModelInstance model, Process process, Document document) {

    private static final int LONGEST_REASON = 300;

    private static final Pattern PLACE = Pattern.compile("^\\w+: URI=\\w* Line=(\\d+): ");

    /**
     * @param xml of any content and size
     * @param kind what the process is to be, such as "a follow-up"
     * @param sound what becomes of a file that can be read
     * @param refused what becomes of another
     */
    static <T> T read(byte[] xml, String kind, Function<ProcessFile, T> sound, Function<List<Problem>, T> refused) {
        var hostile = XmlGuard.problem(xml);
        if (hostile.isPresent()) {
            return refused.apply(List.of(hostile.get()));
        }
        var document = Xml.parse(xml);
        var dangling = References.problems(document);
        if (!dangling.isEmpty()) {
            return refused.apply(dangling);
        }
        BpmnModelInstance model;
        try {
            model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml));
        } catch (ModelException notBpmn) {
            return refused.apply(List.of(new Problem(
                    "",
                    "The file is not BPMN 2.0 (%s). Open it in Camunda Modeler, save it, then upload that file."
                            .formatted(reason(notBpmn)))));
        }
        var processes = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .toList();
        if (processes.size() != 1) {
            return refused.apply(List.of(new Problem(
                    "",
                    "The file has %d executable processes: %s is exactly one. Set 'Executable' of the others off."
                            .formatted(processes.size(), kind))));
        }
        var process = processes.getFirst();
        return process.getId() == null
                ? refused.apply(List.of(
                        new Problem("", "The process has no id, and the engine takes none without. Give it one.")))
                : sound.apply(new ProcessFile(model, process, document));
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
