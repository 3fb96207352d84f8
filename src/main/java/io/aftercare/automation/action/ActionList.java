package io.aftercare.automation.action;

import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Stream;

/** A follow-up as an author clicks it together: actions, one after the other. */
public record ActionList(List<@Valid Action> actions) {

    /** How many there can be, those in branches included. */
    public static final int MOST_ACTIONS = 50;

    /** How many branches deep an action can be. */
    public static final int DEEPEST = 3;

    public ActionList {
        actions = Texts.present(actions);
    }

    public static ActionList of(Action... actions) {
        return new ActionList(List.of(actions));
    }

    /** All actions in the order of reading: a branch, then what is in it. */
    public Stream<Action> all() {
        return all(actions);
    }

    public int count() {
        return Math.toIntExact(all().count());
    }

    private static Stream<Action> all(List<Action> actions) {
        return actions.stream()
                .flatMap(action -> action instanceof Action.Branch branch
                        ? Stream.concat(Stream.of(action), Stream.concat(all(branch.then()), all(branch.otherwise())))
                        : Stream.of(action));
    }
}
