package io.aftercare.automation.action;

import io.aftercare.automation.action.Action.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Changes of a list of actions. A place is the list itself, {@link #ROOT}, or one of the two ways of a branch, such as
 * {@code b1.then}. What is not there is not changed.
 */
public final class ListChange {

    /** The place of the actions that lie in no branch. */
    public static final String ROOT = "root";

    private ListChange() {}

    /** The place of the actions that follow a branch one way. */
    public static String place(Branch branch, boolean then) {
        return branch.id() + (then ? ".then" : ".otherwise");
    }

    public static Optional<Action> find(ActionList list, String id) {
        return list.all().filter(action -> action.id().equals(id)).findFirst();
    }

    /** @param at how many actions of that place come before it; more than there are means the end */
    public static ActionList added(ActionList list, String place, int at, Action action) {
        return changed(list, (where, actions) -> {
            if (!where.equals(place)) {
                return actions;
            }
            var longer = new ArrayList<>(actions);
            longer.add(Math.clamp(at, 0, actions.size()), action);
            return longer;
        });
    }

    /** Without an action and all that lies in it. */
    public static ActionList removed(ActionList list, String id) {
        return changed(
                list,
                (where, actions) -> actions.stream()
                        .filter(action -> !action.id().equals(id))
                        .toList());
    }

    /** With another action in the place of the one with its id. */
    public static ActionList replaced(ActionList list, Action replacement) {
        return changed(
                list,
                (where, actions) -> actions.stream()
                        .map(action -> action.id().equals(replacement.id()) ? replacement : action)
                        .toList());
    }

    /** An action cannot be moved into itself. @param at see {@link #added}, once it is gone from where it was */
    public static ActionList moved(ActionList list, String id, String place, int at) {
        return find(list, id)
                .map(action -> added(removed(list, id), place, at, action))
                .filter(moved -> moved.count() == list.count())
                .orElse(list);
    }

    private static ActionList changed(ActionList list, BiFunction<String, List<Action>, List<Action>> change) {
        return new ActionList(changed(ROOT, list.actions(), change));
    }

    private static List<Action> changed(
            String place, List<Action> actions, BiFunction<String, List<Action>, List<Action>> change) {
        return change.apply(
                place, actions.stream().map(action -> inside(action, change)).toList());
    }

    private static Action inside(Action action, BiFunction<String, List<Action>, List<Action>> change) {
        return action instanceof Branch branch
                ? new Branch(
                        branch.id(),
                        branch.condition(),
                        changed(place(branch, true), branch.then(), change),
                        changed(place(branch, false), branch.otherwise(), change))
                : action;
    }
}
