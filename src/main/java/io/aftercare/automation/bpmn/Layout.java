package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.bpmn.Box.Point;
import io.aftercare.automation.bpmn.Drawing.Arm;
import io.aftercare.automation.bpmn.Drawing.Content;
import io.aftercare.automation.bpmn.Drawing.Flow;
import io.aftercare.automation.bpmn.Drawing.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places a list's elements as Camunda Modeler would: from left to right, what is done for "yes" on the line of the
 * branch, what is done for "no" below it.
 */
final class Layout {

    static final int EVENT = 36;
    static final int GATEWAY = 50;
    static final int TASK_WIDTH = 100;
    static final int TASK_HEIGHT = 80;

    private static final int LEFT = 160;
    private static final int TOP = 80;
    /** Between two elements: labels of events are wider than the events. */
    private static final int GAP = 60;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();

    /**
     * Where the next element joins on.
     *
     * @param way from the element that it leaves to here
     */
    private record Exit(Node from, @Nullable Arm arm, List<Point> way) {

        static Exit right(Node node, @Nullable Arm arm) {
            return new Exit(
                    node, arm, List.of(new Point(node.box().right(), node.box().centerY())));
        }

        static Exit right(Node node) {
            return right(node, null);
        }

        static Exit down(Node node, @Nullable Arm arm, int level) {
            var box = node.box();
            return new Exit(
                    node, arm, List.of(new Point(box.centerX(), box.bottom()), new Point(box.centerX(), level)));
        }

        /** Right of all that is placed so far on this line. */
        int x() {
            return from.box().right();
        }

        int y() {
            return way.getLast().y();
        }
    }

    private Layout() {}

    static Drawing of(ActionList list) {
        var layout = new Layout();
        var line = TOP + Extent.of(list.actions()).above();
        var start = layout.node("answer-given", new Content.Start(), Box.around(LEFT + EVENT / 2, line, EVENT, EVENT));
        var last = layout.sequence(list.actions(), Exit.right(start));
        var end = layout.next("followed-up", new Content.End(), last, EVENT, EVENT);
        layout.connect(last, end);
        return new Drawing(layout.nodes, layout.flows);
    }

    private Exit sequence(List<Action> actions, Exit from) {
        var exit = from;
        for (var action : actions) {
            exit = place(action, exit);
        }
        return exit;
    }

    private Exit place(Action action, Exit from) {
        var id = ActionType.of(action).key() + "-" + action.id();
        return switch (action) {
            case Action.MailContact mail -> placeMail(id, mail, from);
            case Action.Job job -> then(id, new Content.Job(job), from, TASK_WIDTH, TASK_HEIGHT);
            case Action.CreateTask task -> then(id, new Content.Task(task), from, TASK_WIDTH, TASK_HEIGHT);
            case Action.Wait wait -> then(id, new Content.Timer(wait), from, EVENT, EVENT);
            case Action.Branch branch -> placeBranch(id, branch, from);
        };
    }

    /** Whether the contact was mailed or not, the next action follows. */
    private Exit placeMail(String id, Action.MailContact mail, Exit from) {
        var task = then(id, new Content.Job(mail), from, TASK_WIDTH, TASK_HEIGHT);
        var box = task.from().box();
        var event = node(
                id + "-not-mailed",
                new Content.NotMailed(id),
                Box.around(box.right() - EVENT / 2 - 2, box.bottom(), EVENT, EVENT));
        var merge = next(id + "-merged", new Content.Merge(), task, GATEWAY, GATEWAY);
        connect(task, merge);
        join(Exit.down(event, null, box.centerY() + Extent.BELOW_MAIL), merge);
        return Exit.right(merge);
    }

    private Exit placeBranch(String id, Action.Branch branch, Exit from) {
        var before = from;
        var yes = Conditions.expression(branch.condition(), branch.id());
        if (branch.condition() instanceof Condition.Property property) {
            before = then(
                    "check-property-" + branch.id(),
                    new Content.Check(property, yes.variable()),
                    from,
                    TASK_WIDTH,
                    TASK_HEIGHT);
        }
        var split = next(id, new Content.Split(branch.condition(), yes.expression()), before, GATEWAY, GATEWAY);
        connect(before, split);
        var thenExit = sequence(branch.then(), Exit.right(split, new Arm.Yes(yes.expression())));
        var level = split.box().centerY() + Extent.toOtherwise(branch);
        var otherwiseExit = sequence(branch.otherwise(), Exit.down(split, new Arm.No(), level));
        var x = Math.max(thenExit.x(), otherwiseExit.x()) + GAP;
        var merge = node(
                id + "-merged",
                new Content.Merge(),
                Box.around(x + GATEWAY / 2, split.box().centerY(), GATEWAY, GATEWAY));
        connect(thenExit, merge);
        join(otherwiseExit, merge);
        return Exit.right(merge);
    }

    private Exit then(String id, Content content, Exit from, int width, int height) {
        var node = next(id, content, from, width, height);
        connect(from, node);
        return Exit.right(node);
    }

    private Node next(String id, Content content, Exit from, int width, int height) {
        return node(id, content, Box.around(from.x() + GAP + width / 2, from.y(), width, height));
    }

    private Node node(String id, Content content, Box box) {
        var node = new Node(id, content, box);
        nodes.add(node);
        return node;
    }

    /** Reaches an element from the left. */
    private void connect(Exit from, Node to) {
        flow(from, to, List.of(new Point(to.box().x(), to.box().centerY())));
    }

    /** Reaches a gateway from below. */
    private void join(Exit from, Node to) {
        var x = to.box().centerX();
        flow(from, to, List.of(new Point(x, from.y()), new Point(x, to.box().bottom())));
    }

    private void flow(Exit from, Node to, List<Point> last) {
        var way = new ArrayList<>(from.way());
        way.addAll(last);
        var id = from.from().id() + "-to-" + to.id();
        var taken = flows.stream().anyMatch(flow -> flow.id().equals(id));
        flows.add(new Flow(taken ? id + "-otherwise" : id, from.from().id(), to.id(), from.arm(), List.copyOf(way)));
    }
}
