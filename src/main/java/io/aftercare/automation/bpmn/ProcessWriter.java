package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.Drawing.Arm;
import io.aftercare.automation.bpmn.Drawing.Content;
import io.aftercare.automation.bpmn.Drawing.Flow;
import io.aftercare.automation.bpmn.Drawing.Node;
import io.aftercare.engine.FollowUpErrorCode;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes a laid-out list as BPMN. Every id comes from the list, none by chance. */
final class ProcessWriter {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final String EMPTY = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
            xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" \
            id="definitions" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Aftercare" exporterVersion="1" \
            modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0" />
            """;

    private final BpmnModelInstance model =
            Bpmn.readModelFromStream(new ByteArrayInputStream(EMPTY.getBytes(StandardCharsets.UTF_8)));
    private final Process process;
    private final Extensions extensions;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, SequenceFlow> flows = new LinkedHashMap<>();

    ProcessWriter(String processId, String name, ElementTemplates templates) {
        extensions = new Extensions(templates);
        process = create(model.getDefinitions(), Process.class, processId);
        process.setName(name);
        process.setExecutable(true);
        extensions.declareFollowUp(process);
    }

    byte[] write(Drawing drawing) {
        drawing.nodes().forEach(node -> nodes.put(node.id(), write(node)));
        drawing.flows().forEach(flow -> flows.put(flow.id(), write(flow)));
        if (drawing.nodes().stream().anyMatch(node -> node.content() instanceof Content.NotMailed)) {
            declareError();
        }
        new DiagramWriter(model, process).write(drawing, nodes, flows);
        var xml = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(xml, model);
        return Xml.plain(xml);
    }

    private FlowNode write(Node node) {
        var element = switch (node.content()) {
            case Content.Start start -> create(process, StartEvent.class, node.id());
            case Content.End end -> create(process, EndEvent.class, node.id());
            case Content.Merge merge -> create(process, ExclusiveGateway.class, node.id());
            case Content.Split split -> create(process, ExclusiveGateway.class, node.id());
            case Content.Timer timer -> timer(node.id(), timer);
            case Content.NotMailed event -> notMailed(node.id(), event);
            case Content.Job job -> {
                var task = create(process, ServiceTask.class, node.id());
                extensions.job(task, job.action());
                yield task;
            }
            case Content.Check check -> {
                var task = create(process, ServiceTask.class, node.id());
                extensions.check(task, check);
                yield task;
            }
            case Content.Task content -> {
                var task = create(process, UserTask.class, node.id());
                extensions.userTask(task, content.action());
                yield task;
            }
        };
        if (!node.name().isEmpty()) {
            element.setName(node.name());
        }
        return element;
    }

    private FlowNode timer(String id, Content.Timer timer) {
        var event = create(process, IntermediateCatchEvent.class, id);
        var definition = create(event, TimerEventDefinition.class, id + "-event");
        var duration = create(definition, TimeDuration.class);
        duration.setAttributeValueNs(XSI, "type", "tFormalExpression");
        duration.setTextContent(Spans.text(timer.action().duration()));
        return event;
    }

    private FlowNode notMailed(String id, Content.NotMailed content) {
        var event = create(process, BoundaryEvent.class, id);
        event.setAttachedTo((Activity) Objects.requireNonNull(nodes.get(content.task())));
        var definition = create(event, ErrorEventDefinition.class, id + "-event");
        definition.setAttributeValue("errorRef", errorId());
        return event;
    }

    private void declareError() {
        var error = create(model.getDefinitions(), Error.class, errorId());
        error.setName("Contact not mailed");
        error.setErrorCode(FollowUpErrorCode.CONTACT_NOT_MAILED);
    }

    private static String errorId() {
        return "error-" + FollowUpErrorCode.CONTACT_NOT_MAILED;
    }

    private SequenceFlow write(Flow flow) {
        var from = Objects.requireNonNull(nodes.get(flow.from()));
        var to = Objects.requireNonNull(nodes.get(flow.to()));
        var element = create(process, SequenceFlow.class, flow.id());
        element.setSource(from);
        element.setTarget(to);
        from.getOutgoing().add(element);
        to.getIncoming().add(element);
        if (flow.arm() != null) {
            element.setName(flow.arm().name());
            switch (flow.arm()) {
                case Arm.Yes yes -> {
                    var condition = create(element, ConditionExpression.class);
                    condition.setAttributeValueNs(XSI, "type", "tFormalExpression");
                    condition.setTextContent("=" + yes.condition());
                }
                case Arm.No no -> ((ExclusiveGateway) from).setDefault(element);
            }
        }
        return element;
    }

    private <T extends BaseElement> T create(BpmnModelElementInstance parent, Class<T> type, String id) {
        var element = model.newInstance(type, id);
        parent.addChildElement(element);
        return element;
    }

    /** Without an id: the model would make one up. */
    private <T extends BpmnModelElementInstance> T create(BpmnModelElementInstance parent, Class<T> type) {
        var element = model.newInstance(type);
        element.removeAttribute("id");
        parent.addChildElement(element);
        return element;
    }
}
