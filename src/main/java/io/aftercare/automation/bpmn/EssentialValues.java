package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action.CreateTask;
import io.aftercare.automation.action.TaskHeader;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Elements as text, with what means the same written in the same way. */
final class EssentialValues {

    private static final Set<String> PLACES_IN_THE_FILE =
            Set.of("id", "default", "attachedToRef", "errorRef", "sourceRef", "targetRef", "gatewayDirection");
    private static final Set<String> CONNECTIONS = Set.of("incoming", "outgoing");

    private final Element process;

    EssentialValues(Element process) {
        this.process = process;
    }

    String of(Element element) {
        var children = Xml.children(element);
        var content =
                children.isEmpty() ? content(element, element.getTextContent().strip()) : "";
        var inside = children.stream()
                .filter(child -> !CONNECTIONS.contains(child.getLocalName()))
                .filter(child -> !saysNothing(child))
                .map(this::of)
                .sorted()
                .collect(Collectors.joining());
        return "<" + element.getLocalName() + attributes(element) + ">" + content + inside + error(element) + "</>";
    }

    private static boolean saysNothing(Element element) {
        return switch (element.getLocalName()) {
            case "extensionElements", "taskHeaders", "properties" ->
                Xml.children(element).stream().allMatch(EssentialValues::saysNothing);
            case "header" -> element.getAttribute("value").isEmpty();
            case "formDefinition" -> element.getAttribute("formId").equals(CreateTask.PLAIN_FORM);
            default -> false;
        };
    }

    private static String content(Element element, String text) {
        return switch (element.getLocalName()) {
            case "timeDuration" -> Feel.duration(text).map(Spans::text).orElse(text);
            case "conditionExpression" ->
                Conditions.read(text)
                        .map(condition -> Conditions.expression(condition, "").expression())
                        .or(() -> Conditions.variable(text).map(variable -> "the result"))
                        .orElse(text);
            default -> text;
        };
    }

    String attributes(Element element) {
        var attributes = new TreeMap<String, String>();
        var all = element.getAttributes();
        for (var at = 0; at < all.getLength(); at++) {
            var attribute = (Attr) all.item(at);
            if (isEssential(element, attribute)) {
                attributes.put(Xml.localName(attribute), value(element, attribute));
            }
        }
        return attributes.toString();
    }

    private static boolean isEssential(Element element, Attr attribute) {
        var name = Xml.localName(attribute);
        if (attribute.getValue().isEmpty() || attribute.getName().startsWith("xmlns")) {
            return false;
        }
        if (attribute.getNamespaceURI() != null) {
            return !name.startsWith("modelerTemplate") && !Xml.XSI.equals(attribute.getNamespaceURI());
        }
        return switch (name) {
            case "name" -> !Xml.isBpmn(element);
            case "cancelActivity" -> attribute.getValue().equals("false");
            case "bindingType" -> !attribute.getValue().equals("latest");
            default -> !PLACES_IN_THE_FILE.contains(name);
        };
    }

    private static String value(Element element, Attr attribute) {
        var value = attribute.getValue();
        return switch (Xml.localName(attribute)) {
            case "assignee" ->
                Feel.text(value)
                        .map(user -> Feel.literal(user.toLowerCase(Locale.ROOT)))
                        .orElse(value);
            case "candidateGroups" -> Feel.texts(value).map(Feel::list).orElse(value);
            case "dueDate" -> Feel.untilFromNow(value).map(Feel::fromNow).orElse(value);
            case "value" -> element.getAttribute("key").equals(TaskHeader.RESULT) ? "the result" : value;
            default -> value;
        };
    }

    /** An error by its code: its element is elsewhere. */
    private String error(Element element) {
        var reference = element.getAttribute("errorRef");
        var local = reference.substring(reference.indexOf(':') + 1);
        return Xml.children(process.getOwnerDocument().getDocumentElement()).stream()
                .filter(error ->
                        Xml.isNamed(error, "error") && error.getAttribute("id").equals(local))
                .map(error -> error.getAttribute("errorCode"))
                .collect(Collectors.joining());
    }
}
