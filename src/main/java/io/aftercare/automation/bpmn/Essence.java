package io.aftercare.automation.bpmn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * All that a process says to the engine and to whoever reads its documentation, without names, ids, places and the order
 * in the file: two processes of the same essence do the same.
 */
final class Essence {

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final List<Element> flows = new ArrayList<>();
    private final EssentialValues values;

    private Essence(Element process) {
        this.values = new EssentialValues(process);
        for (var child : Xml.children(process)) {
            if (Xml.isNamed(child, "sequenceFlow")) {
                flows.add(child);
            } else if (Xml.isBpmn(child) && !child.getAttribute("id").isEmpty()) {
                nodes.put(child.getAttribute("id"), child);
            } else {
                lines.add(values.of(child));
            }
        }
        lines.sort(Comparator.naturalOrder());
        lines.add(values.attributes(process));
    }

    static List<String> of(Element process) {
        return new Essence(process).all();
    }

    private List<String> all() {
        nodes.values().stream()
                .filter(node -> Xml.isNamed(node, "startEvent"))
                .sorted(Comparator.comparing(values::of))
                .forEach(this::visit);
        nodes.values().stream()
                .filter(node -> !numbers.containsKey(node.getAttribute("id")))
                .map(node -> "unreached " + values.of(node))
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    private int visit(@Nullable Element node) {
        if (node == null) {
            return -1;
        }
        var id = node.getAttribute("id");
        var known = numbers.get(id);
        if (known != null) {
            return known;
        }
        var number = numbers.size();
        numbers.put(id, number);
        lines.add(number + " " + values.of(node));
        nodes.values().stream()
                .filter(event -> event.getAttribute("attachedToRef").equals(id))
                .sorted(Comparator.comparing(values::of))
                .forEach(event -> lines.add(number + " has " + visit(event)));
        flows.stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                .collect(Collectors.toMap(
                        flow -> arm(node, flow), flow -> flow, (one, other) -> one, java.util.TreeMap::new))
                .forEach((arm, flow) ->
                        lines.add(number + " to " + visit(nodes.get(flow.getAttribute("targetRef"))) + " " + arm));
        return number;
    }

    private String arm(Element node, Element flow) {
        var isDefault = node.getAttribute("default").equals(flow.getAttribute("id"));
        return (isDefault ? "otherwise " : "") + values.of(flow);
    }
}
