package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.bpmn.Drawing.Content;
import java.util.List;

/** How much room actions on one line need above and below it. */
record Extent(int above, int below) {

    /** How far below its line the way of a contact who was not mailed runs. */
    static final int BELOW_MAIL = 88;

    private static final Extent LEAST = new Extent(Layout.GATEWAY / 2, Layout.GATEWAY / 2);
    private static final Extent TASK = new Extent(Layout.TASK_HEIGHT / 2, Layout.TASK_HEIGHT / 2);

    /** Between two lines. */
    private static final int GAP = 30;

    static Extent of(List<Action> actions) {
        return actions.stream().map(Extent::of).reduce(LEAST, Extent::and);
    }

    /** From a branch's line down to the line of what is done for "no". */
    static int toOtherwise(Action.Branch branch) {
        var then = of(branch.then());
        return branch.otherwise().isEmpty()
                ? then.below() + GAP
                : then.below() + GAP + of(branch.otherwise()).above();
    }

    private static Extent of(Action action) {
        return switch (action) {
            case Action.MailContact mail -> new Extent(TASK.above, BELOW_MAIL);
            case Action.Wait wait -> {
                var box = Box.around(0, 0, Layout.EVENT, Layout.EVENT);
                yield new Extent(
                        Layout.EVENT / 2,
                        box.labelBelow(Names.of(new Content.Timer(wait))).bottom());
            }
            case Action.Branch branch -> {
                var box = Box.around(0, 0, Layout.GATEWAY, Layout.GATEWAY);
                var label = box.labelAbove(Names.of(new Content.Split(branch.condition(), "")));
                var below = branch.otherwise().isEmpty()
                        ? 0
                        : of(branch.otherwise()).below();
                var own = new Extent(-label.y(), toOtherwise(branch) + below);
                yield own.and(of(branch.then())).and(branch.condition() instanceof Condition.Property ? TASK : LEAST);
            }
            case Action.Job job -> TASK;
            case Action.CreateTask task -> TASK;
        };
    }

    private Extent and(Extent other) {
        return new Extent(Math.max(above, other.above), Math.max(below, other.below));
    }
}
