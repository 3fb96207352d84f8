package io.aftercare.automation.web;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.ActionWords;
import io.aftercare.automation.action.Fault;
import io.aftercare.automation.action.ListChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An action in a list, as the tab shows it.
 *
 * @param at how many come before it in its place
 * @param then what follows a branch when its condition holds; null for another action
 */
public record ActionView(
        Action action,
        ActionType type,
        String summary,
        List<String> faults,
        String place,
        int at,
        boolean last,
        @Nullable PlaceView then,
        @Nullable PlaceView otherwise) {

    /** A list of actions or one way of a branch. @param key names it in addresses */
    public record PlaceView(String key, String label, List<ActionView> actions) {}

    static PlaceView place(String key, String label, List<Action> actions, String path, List<Fault> faults) {
        return new PlaceView(
                key,
                label,
                IntStream.range(0, actions.size())
                        .mapToObj(at -> of(key, at, actions, "%s[%d]".formatted(path, at), faults))
                        .toList());
    }

    private static ActionView of(String place, int at, List<Action> actions, String path, List<Fault> faults) {
        var action = actions.get(at);
        var branch = action instanceof Action.Branch known ? known : null;
        return new ActionView(
                action,
                ActionType.of(action),
                ActionWords.summary(action),
                own(path, faults),
                place,
                at,
                at == actions.size() - 1,
                branch == null
                        ? null
                        : place(ListChange.place(branch, true), "Yes", branch.then(), path + ".then", faults),
                branch == null
                        ? null
                        : place(
                                ListChange.place(branch, false),
                                "No",
                                branch.otherwise(),
                                path + ".otherwise",
                                faults));
    }

    /** What is wrong with the action itself, not with what lies in it. */
    static List<String> own(String path, List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.path().equals(path)
                        || fault.path().startsWith(path + ".")
                                && !fault.path().substring(path.length()).contains("["))
                .map(fault -> fault.path().equals(path) ? fault.message() : field(path, fault) + ": " + fault.message())
                .toList();
    }

    private static String field(String path, Fault fault) {
        var name = fault.path().substring(fault.path().lastIndexOf('.') + 1).replaceAll("([A-Z])", " $1");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
