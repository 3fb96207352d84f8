package io.aftercare.automation.action;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a list can be shown and changed action by action. One whose actions are merely not filled in yet can be, see
 * {@link ActionChecks}.
 */
public final class ListShape {

    static final Pattern ID = Pattern.compile("[a-z0-9]{1,12}");

    private ListShape() {}

    /** What is in the way: too many actions, branches too deep in branches, ids that name no action or two. */
    public static Optional<String> fault(ActionList list) {
        if (list.count() > ActionList.MOST_ACTIONS) {
            return Optional.of("A follow-up can have %d actions: it has %d. Remove some, or make a process of it."
                    .formatted(ActionList.MOST_ACTIONS, list.count()));
        }
        if (depth(list.actions()) > ActionList.DEEPEST) {
            return Optional.of("Branches can lie %d deep in each other. Move some out, or make a process of it."
                    .formatted(ActionList.DEEPEST));
        }
        var ids = new HashSet<String>();
        return list.all()
                .filter(action -> !ID.matcher(action.id()).matches() || !ids.add(action.id()))
                .findFirst()
                .map(action -> "The id '%s' is another action's too, or is not 1 to 12 lower-case letters and digits."
                        .formatted(shortened(action.id())));
    }

    private static int depth(List<Action> actions) {
        return actions.stream()
                .mapToInt(action -> action instanceof Action.Branch branch
                        ? 1 + Math.max(depth(branch.then()), depth(branch.otherwise()))
                        : 0)
                .max()
                .orElse(0);
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "...";
    }
}
