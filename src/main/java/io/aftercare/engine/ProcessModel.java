package io.aftercare.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the file of deployed processes says of them.
 *
 * @param properties the extension properties of the processes themselves: name to value
 * @param processNames what the processes are called, by their ids; those without a name are left out
 * @param elementNames the same of elements
 * @param elementTypes of all elements that a run can come to, in the engine's words, such as {@code END_EVENT}
 */
public record ProcessModel(
        Map<String, String> properties,
        Map<String, String> processNames,
        Map<String, String> elementNames,
        Map<String, String> elementTypes) {

    /** Of a process that is gone. */
    public static final ProcessModel UNKNOWN = new ProcessModel(Map.of(), Map.of(), Map.of(), Map.of());

    /** Of a file that the engine took; what cannot be read all the same says nothing. */
    static ProcessModel of(String bpmn) {
        try {
            return of(Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))));
        } catch (RuntimeException unreadable) {
            return UNKNOWN;
        }
    }

    private static ProcessModel of(BpmnModelInstance model) {
        var processes = model.getModelElementsByType(Process.class);
        var properties = processes.stream()
                .map(process -> process.getSingleExtensionElement(ZeebeProperties.class))
                .filter(Objects::nonNull)
                .flatMap(declared -> declared.getProperties().stream())
                .filter(property -> property.getName() != null && property.getValue() != null)
                .collect(Collectors.toMap(ZeebeProperty::getName, ZeebeProperty::getValue, (one, other) -> other));
        var ofProcesses = processes.stream().map(process -> new Named(process.getId(), process.getName()));
        var ofElements = model.getModelElementsByType(FlowElement.class).stream()
                .map(element -> new Named(element.getId(), element.getName()));
        var types = model.getModelElementsByType(FlowNode.class).stream()
                .filter(element -> element.getId() != null)
                .collect(Collectors.toMap(FlowNode::getId, ProcessModel::type, (one, other) -> one));
        return new ProcessModel(properties, names(ofProcesses), names(ofElements), types);
    }

    /** The engine writes in capitals, with underscores, what the file calls {@code endEvent}. */
    private static String type(FlowNode element) {
        var name = element.getElementType().getTypeName();
        var type = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return element instanceof SubProcess sub && sub.triggeredByEvent() ? "EVENT_" + type : type;
    }

    private static Map<String, String> names(Stream<Named> all) {
        return all.filter(Named::isNamed).collect(Collectors.toMap(Named::id, Named::name, (one, other) -> one));
    }

    boolean declares(String property, String value) {
        return value.equals(properties.get(property));
    }

    private record Named(@Nullable String id, @Nullable String name) {

        boolean isNamed() {
            return id != null && name != null && !name.isBlank();
        }
    }
}
