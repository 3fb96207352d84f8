package io.aftercare.automation.bpmn;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The ways that an instance can go, whatever conditions say. An activity is entered, and left when all went well; what is
 * attached to it may happen once it was entered.
 */
final class Ways {

    private final Predicate<FlowNode> barrier;
    private final Set<FlowNode> entered = new LinkedHashSet<>();
    private final Set<FlowNode> ends = new LinkedHashSet<>();
    private final Set<FlowNode> left = new LinkedHashSet<>();
    private final Deque<Runnable> next = new ArrayDeque<>();

    private Ways(Predicate<FlowNode> barrier) {
        this.barrier = barrier;
    }

    /** From where a process begins. @param barrier what is entered and not left */
    static Ways from(Process process, Predicate<FlowNode> barrier) {
        var ways = new Ways(barrier);
        process.getChildElementsByType(StartEvent.class).forEach(ways::enter);
        return ways.walked();
    }

    /** From when activities were done. @param barrier what is entered and not left */
    static Ways after(Collection<? extends FlowNode> done, Predicate<FlowNode> barrier) {
        var ways = new Ways(barrier);
        done.forEach(ways::leave);
        return ways.walked();
    }

    /** All elements that an instance may come to. */
    Set<FlowNode> entered() {
        return entered;
    }

    /** Where an instance may be at its end. */
    Set<FlowNode> ends() {
        return ends;
    }

    private Ways walked() {
        while (!next.isEmpty()) {
            next.poll().run();
        }
        return this;
    }

    private void enter(FlowNode node) {
        if (!entered.add(node)) {
            return;
        }
        node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .forEach(this::enterLater);
        if (barrier.test(node)) {
            return;
        }
        if (node instanceof SubProcess inner) {
            starts(inner).forEach(this::enterLater);
        } else {
            next.add(() -> leave(node));
        }
    }

    private void enterLater(FlowNode node) {
        next.add(() -> enter(node));
    }

    private static Stream<StartEvent> starts(SubProcess inner) {
        return Stream.concat(
                inner.getChildElementsByType(StartEvent.class).stream(),
                inner.getChildElementsByType(SubProcess.class).stream()
                        .filter(SubProcess::triggeredByEvent)
                        .flatMap(handler -> handler.getChildElementsByType(StartEvent.class).stream()));
    }

    private void leave(FlowNode node) {
        if (!left.add(node)) {
            return;
        }
        var targets = node.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
        if (!targets.isEmpty()) {
            targets.forEach(this::enterLater);
        } else if (has(node, LinkEventDefinition.class) && node instanceof IntermediateThrowEvent) {
            node.getParentElement().getChildElementsByType(IntermediateCatchEvent.class).stream()
                    .filter(event -> linkName(event).equals(linkName(node)))
                    .forEach(this::enterLater);
        } else if (node.getParentElement() instanceof SubProcess around) {
            if (!(node instanceof EndEvent && has(node, ErrorEventDefinition.class))) {
                next.add(() -> leave(around));
            }
        } else {
            ends.add(node);
        }
    }

    private static String linkName(FlowNode event) {
        return event.getChildElementsByType(LinkEventDefinition.class).stream()
                .map(link -> String.valueOf(link.getName()))
                .findFirst()
                .orElse("");
    }

    private static boolean has(FlowNode node, Class<? extends EventDefinition> type) {
        return !node.getChildElementsByType(type).isEmpty();
    }
}
