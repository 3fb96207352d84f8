package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.bpmn.Box.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process that a list makes: its elements with their places, in the order of reading. */
record Drawing(List<Node> nodes, List<Flow> flows) {

    /** An event, a task or a gateway. */
    record Node(String id, Content content, Box box) {

        /** What people read; empty for a gateway that merges. */
        String name() {
            return Names.of(content);
        }

        /** Where the name stands when it is not inside; null when it is, or when there is none. */
        @Nullable
        Box label() {
            return switch (content) {
                case Content.Start start -> box.labelBelow(name());
                case Content.End end -> box.labelBelow(name());
                case Content.Timer timer -> box.labelBelow(name());
                case Content.Split split -> box.labelAbove(name());
                case Content.NotMailed event -> Box.labelLeftOf(new Point(box.x(), box.centerY() + 4), name());
                case Content.Job job -> null;
                case Content.Check check -> null;
                case Content.Task task -> null;
                case Content.Merge merge -> null;
            };
        }
    }

    /** What an element is. */
    sealed interface Content {
        record Start() implements Content {}

        record End() implements Content {}

        record Job(Action.Job action) implements Content {}

        /** Sets the variable that a gateway decides by. */
        record Check(Condition.Property condition, String result) implements Content {}

        record Task(Action.CreateTask action) implements Content {}

        record Timer(Action.Wait action) implements Content {}

        /** @param yes the FEEL expression of the way on, without its equals sign */
        record Split(Condition condition, String yes) implements Content {}

        record Merge() implements Content {}

        /** The contact was not to be mailed. */
        record NotMailed(String task) implements Content {}
    }

    /**
     * A sequence flow.
     *
     * @param arm which way out of a {@link Content.Split}, null out of anything else
     */
    record Flow(String id, String from, String to, @Nullable Arm arm, List<Point> way) {

        /** Where the arm's name stands. */
        @Nullable
        Box label() {
            if (arm == null) {
                return null;
            }
            var start = way.getFirst();
            return switch (arm) {
                case Arm.Yes yes -> new Box(start.x() + 8, start.y() - 18, 26, 14);
                case Arm.No no -> new Box(start.x() + 8, start.y() + 6, 20, 14);
            };
        }
    }

    /** A way out of a gateway that decides. */
    sealed interface Arm {

        String name();

        /** @param condition a FEEL expression without its equals sign */
        record Yes(String condition) implements Arm {
            @Override
            public String name() {
                return "yes";
            }
        }

        /** The default flow. */
        record No() implements Arm {
            @Override
            public String name() {
                return "no";
            }
        }
    }
}
