package io.aftercare.automation.action;

import io.aftercare.automation.action.Action.Branch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of an action up or down a list as it is read: into the ways of a branch, and out of them again.
 *
 * @param place where it leads, see {@link ListChange}
 * @param at as {@link ListChange#moved} takes it
 */
public record ListStep(String place, int at) {

    /** Where an action lies: in which way of which branch, if in any. */
    private record Spot(
            String place,
            List<Action> actions,
            int at,
            @Nullable Spot outer) {

        Action action() {
            return actions.get(at);
        }
    }

    /** @return empty for the first action of the list */
    public static Optional<ListStep> up(ActionList list, String id) {
        return find(spot(list), id).flatMap(ListStep::up);
    }

    /** @return empty for the last action of the list */
    public static Optional<ListStep> down(ActionList list, String id) {
        return find(spot(list), id).flatMap(ListStep::down);
    }

    private static Optional<ListStep> up(Spot spot) {
        if (spot.at() > 0) {
            return Optional.of(
                    spot.actions().get(spot.at() - 1) instanceof Branch branch
                            ? new ListStep(
                                    ListChange.place(branch, false),
                                    branch.otherwise().size())
                            : new ListStep(spot.place(), spot.at() - 1));
        }
        var outer = spot.outer();
        if (outer == null || !(outer.action() instanceof Branch branch)) {
            return Optional.empty();
        }
        return Optional.of(
                isThen(spot, branch)
                        ? new ListStep(outer.place(), outer.at())
                        : new ListStep(
                                ListChange.place(branch, true), branch.then().size()));
    }

    private static Optional<ListStep> down(Spot spot) {
        if (spot.at() < spot.actions().size() - 1) {
            return Optional.of(
                    spot.actions().get(spot.at() + 1) instanceof Branch branch
                            ? new ListStep(ListChange.place(branch, true), 0)
                            : new ListStep(spot.place(), spot.at() + 1));
        }
        var outer = spot.outer();
        if (outer == null || !(outer.action() instanceof Branch branch)) {
            return Optional.empty();
        }
        return Optional.of(
                isThen(spot, branch)
                        ? new ListStep(ListChange.place(branch, false), 0)
                        : new ListStep(outer.place(), outer.at() + 1));
    }

    private static boolean isThen(Spot spot, Branch branch) {
        return spot.place().equals(ListChange.place(branch, true));
    }

    private static Spot spot(ActionList list) {
        return new Spot(ListChange.ROOT, list.actions(), 0, null);
    }

    private static Optional<Spot> find(Spot first, String id) {
        for (var at = 0; at < first.actions().size(); at++) {
            var spot = new Spot(first.place(), first.actions(), at, first.outer());
            if (spot.action().id().equals(id)) {
                return Optional.of(spot);
            }
            if (spot.action() instanceof Branch branch) {
                var inside = find(new Spot(ListChange.place(branch, true), branch.then(), 0, spot), id)
                        .or(() -> find(new Spot(ListChange.place(branch, false), branch.otherwise(), 0, spot), id));
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }
}
