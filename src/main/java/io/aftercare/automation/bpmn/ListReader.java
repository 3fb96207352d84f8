package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.automation.action.TaskHeaders;
import io.aftercare.engine.FollowUpJobType;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.TimeDuration;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a process from its start and writes down the actions that it meets. What it makes is only a guess: whether the
 * process is nothing but that list is seen by compiling the list again, see {@link FollowUpReader}.
 */
final class ListReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,12}");

    private final Process process;
    private final Set<String> visited = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private int made;
    private int depth;

    /** The process does not go as lists do. */
    private static final class NotAList extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAList() {
            super(null, null, false, false);
        }
    }

    /** Actions, and the gateway or end where they lead to. */
    private record Sequence(List<Action> actions, FlowNode end) {}

    private ListReader(Process process) {
        this.process = process;
        process.getModelInstance()
                .getModelElementsByType(FlowNode.class)
                .forEach(node -> own(node).ifPresent(ids::add));
    }

    static Optional<ActionList> read(Process process) {
        try {
            return Optional.of(new ActionList(new ListReader(process).all()));
        } catch (NotAList other) {
            return Optional.empty();
        }
    }

    private List<Action> all() {
        var starts = process.getChildElementsByType(StartEvent.class);
        var sequence = from(next(only(starts)));
        require(sequence.end() instanceof EndEvent);
        return sequence.actions();
    }

    private Sequence from(FlowNode first) {
        var actions = new ArrayList<Action>();
        var node = first;
        while (!(node instanceof EndEvent) && !isMerge(node)) {
            require(visited.add(node.getId()));
            node = read(node, actions);
        }
        return new Sequence(actions, node);
    }

    private static boolean isMerge(FlowNode node) {
        return node instanceof ExclusiveGateway && node.getOutgoing().size() == 1;
    }

    /** Adds what a node does, and returns what follows it. */
    private FlowNode read(FlowNode node, List<Action> actions) {
        return switch (node) {
            case ServiceTask task -> readJob(task, actions);
            case UserTask task -> {
                actions.add(
                        Tasks.read(task, id(task, ActionType.CREATE_TASK.key())).orElseThrow(NotAList::new));
                yield next(task);
            }
            case IntermediateCatchEvent event -> {
                actions.add(readWait(event));
                yield next(event);
            }
            case ExclusiveGateway gateway -> readBranch(gateway, null, actions);
            default -> throw new NotAList();
        };
    }

    private FlowNode readJob(ServiceTask task, List<Action> actions) {
        var type = Tasks.jobType(task);
        var headers = Tasks.headers(task);
        if (type.equals(FollowUpJobType.CHECK_PROPERTY)) {
            require(next(task) instanceof ExclusiveGateway);
            var condition = TaskHeaders.property(headers).orElseThrow(NotAList::new);
            var gateway = (ExclusiveGateway) next(task);
            require(visited.add(gateway.getId()));
            require(Conditions.variable(condition(yes(gateway)))
                    .equals(Optional.ofNullable(headers.get(TaskHeader.RESULT))));
            return readBranch(gateway, condition, actions);
        }
        actions.add(TaskHeaders.read(type, id(task, type), headers).orElseThrow(NotAList::new));
        if (!type.equals(FollowUpJobType.MAIL_CONTACT)) {
            return next(task);
        }
        var notMailed = process.getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> task.equals(event.getAttachedTo()))
                .toList();
        var merge = next(task);
        require(next(only(notMailed)).equals(merge));
        return after(merge);
    }

    private Action readWait(IntermediateCatchEvent event) {
        var duration = event.getModelInstance().getModelElementsByType(TimeDuration.class).stream()
                .filter(candidate -> event.equals(candidate.getParentElement().getParentElement()))
                .findAny()
                .flatMap(text -> Feel.duration(text.getTextContent()))
                .orElseThrow(NotAList::new);
        return new Action.Wait(id(event, ActionType.WAIT.key()), duration);
    }

    private FlowNode readBranch(ExclusiveGateway gateway, Condition.@Nullable Property property, List<Action> actions) {
        var yes = yes(gateway);
        var condition = property == null ? Conditions.read(condition(yes)).orElseThrow(NotAList::new) : property;
        var id = id(gateway, ActionType.BRANCH.key());
        require(++depth <= ActionList.DEEPEST);
        var then = from(yes.getTarget());
        var otherwise = from(gateway.getDefault().getTarget());
        depth--;
        require(then.end().equals(otherwise.end()));
        actions.add(new Action.Branch(id, condition, then.actions(), otherwise.actions()));
        return after(then.end());
    }

    /** The flow that is not the default one. */
    private static SequenceFlow yes(ExclusiveGateway gateway) {
        require(gateway.getDefault() != null && gateway.getOutgoing().size() == 2);
        return only(gateway.getOutgoing().stream()
                .filter(flow -> !flow.equals(gateway.getDefault()))
                .toList());
    }

    private static String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent();
    }

    /** What follows a gateway that brings two ways together. */
    private FlowNode after(FlowNode merge) {
        require(isMerge(merge) && merge.getIncoming().size() == 2 && visited.add(merge.getId()));
        return next(merge);
    }

    private static FlowNode next(FlowNode node) {
        return only(node.getOutgoing()).getTarget();
    }

    /** The id that the element's own carries, or a new one. */
    private String id(FlowNode node, String type) {
        var own = own(node);
        if (own.isPresent() && node.getId().equals(type + "-" + own.get()) && visited.add("id " + own.get())) {
            return own.get();
        }
        do {
            made++;
        } while (!ids.add("n" + made));
        return "n" + made;
    }

    private static Optional<String> own(FlowNode node) {
        var text = node.getId();
        var id = text.substring(text.lastIndexOf('-') + 1);
        return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    private static <T> T only(Collection<T> elements) {
        require(elements.size() == 1);
        return elements.iterator().next();
    }

    private static void require(boolean met) {
        if (!met) {
            throw new NotAList();
        }
    }
}
