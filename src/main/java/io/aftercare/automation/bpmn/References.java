package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whether elements name others of the right kind, as the schema of BPMN cannot say and Zeebe's model relies on. */
final class References {

    private static final Set<String> ACTIVITIES = Set.of(
            "task",
            "serviceTask",
            "userTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "adHocSubProcess",
            "transaction");

    private static final Set<String> FLOW = Set.of("sequenceFlow");

    /** What attributes of elements may refer to, by the attribute's name. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "attachedToRef", ACTIVITIES,
            "default", FLOW,
            "errorRef", Set.of("error"),
            "messageRef", Set.of("message"),
            "signalRef", Set.of("signal"),
            "escalationRef", Set.of("escalation"));

    private final Map<String, Element> byId = new HashMap<>();

    private References() {}

    static List<Problem> problems(Document document) {
        var references = new References();
        Xml.all(document.getDocumentElement())
                .filter(Xml::isBpmn)
                .forEach(element -> references.byId.put(element.getAttribute("id"), element));
        return Xml.all(document.getDocumentElement())
                .filter(Xml::isBpmn)
                .flatMap(references::problems)
                .toList();
    }

    private Stream<Problem> problems(Element element) {
        var name = element.getLocalName();
        if (name.equals("sequenceFlow")) {
            return Stream.of("sourceRef", "targetRef").flatMap(end -> flowEnd(element, end).stream());
        }
        if (name.equals("incoming") || name.equals("outgoing")) {
            return isOne(element.getTextContent().strip(), FLOW)
                    ? Stream.empty()
                    : Stream.of(problem(parent(element), "names a flow that is not there"));
        }
        return KINDS.entrySet().stream()
                .filter(kind -> !element.getAttribute(kind.getKey()).isEmpty())
                .filter(kind -> !isOne(element.getAttribute(kind.getKey()), kind.getValue()))
                .map(kind -> problem(element, "has a '%s' that names nothing of that kind".formatted(kind.getKey())));
    }

    private Optional<Problem> flowEnd(Element flow, String end) {
        var id = local(flow.getAttribute(end));
        var node = byId.get(id);
        var isNode = node != null
                && (ACTIVITIES.contains(node.getLocalName())
                        || node.getLocalName().endsWith("Event")
                        || node.getLocalName().endsWith("Gateway"));
        return isNode ? Optional.empty() : Optional.of(problem(flow, "leads from or to what is not there"));
    }

    private boolean isOne(String reference, Set<String> kinds) {
        var element = byId.get(local(reference));
        return element != null && kinds.contains(element.getLocalName());
    }

    private static String local(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    private static Element parent(Element element) {
        return element.getParentNode() instanceof Element parent ? parent : element;
    }

    private static Problem problem(Element element, String words) {
        return Xml.problem(element, "It %s. Draw it anew in Camunda Modeler.".formatted(words));
    }
}
