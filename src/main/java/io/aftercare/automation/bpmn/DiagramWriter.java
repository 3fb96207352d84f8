package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.Drawing.Content;
import io.aftercare.automation.bpmn.Drawing.Flow;
import io.aftercare.automation.bpmn.Drawing.Node;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnDiagram;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnPlane;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.di.Waypoint;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Writes where everything stands. */
final class DiagramWriter {

    private final BpmnModelInstance model;
    private final Process process;

    DiagramWriter(BpmnModelInstance model, Process process) {
        this.model = model;
        this.process = process;
    }

    void write(Drawing drawing, Map<String, FlowNode> nodes, Map<String, SequenceFlow> flows) {
        var diagram = model.newInstance(BpmnDiagram.class, process.getId() + "-diagram");
        model.getDefinitions().addChildElement(diagram);
        var plane = model.newInstance(BpmnPlane.class, process.getId() + "-plane");
        plane.setBpmnElement(process);
        diagram.addChildElement(plane);
        drawing.nodes().forEach(node -> write(plane, node, Objects.requireNonNull(nodes.get(node.id()))));
        drawing.flows().forEach(flow -> write(plane, flow, Objects.requireNonNull(flows.get(flow.id()))));
    }

    private void write(BpmnPlane plane, Node node, FlowNode element) {
        var shape = model.newInstance(BpmnShape.class, node.id() + "-shape");
        shape.setBpmnElement(element);
        if (node.content() instanceof Content.Split || node.content() instanceof Content.Merge) {
            shape.setMarkerVisible(true);
        }
        plane.addChildElement(shape);
        shape.addChildElement(bounds(node.box()));
        label(shape, node.label());
    }

    private void write(BpmnPlane plane, Flow flow, SequenceFlow element) {
        var edge = model.newInstance(BpmnEdge.class, flow.id() + "-edge");
        edge.setBpmnElement(element);
        plane.addChildElement(edge);
        flow.way().forEach(point -> {
            var waypoint = model.newInstance(Waypoint.class);
            waypoint.setAttributeValue("x", String.valueOf(point.x()));
            waypoint.setAttributeValue("y", String.valueOf(point.y()));
            edge.addChildElement(waypoint);
        });
        label(edge, flow.label());
    }

    private void label(ModelElementInstance owner, @Nullable Box box) {
        if (box != null) {
            var label = model.newInstance(BpmnLabel.class);
            label.removeAttribute("id");
            owner.addChildElement(label);
            label.addChildElement(bounds(box));
        }
    }

    /** Whole numbers, as Modeler writes them. */
    private Bounds bounds(Box box) {
        var bounds = model.newInstance(Bounds.class);
        bounds.setAttributeValue("x", String.valueOf(box.x()));
        bounds.setAttributeValue("y", String.valueOf(box.y()));
        bounds.setAttributeValue("width", String.valueOf(box.width()));
        bounds.setAttributeValue("height", String.valueOf(box.height()));
        return bounds;
    }
}
