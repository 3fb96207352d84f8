package io.aftercare.automation.web;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.ActionWords;
import io.aftercare.automation.action.Fault;
import io.aftercare.automation.action.ListChange;
import io.aftercare.automation.action.ListStep;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An action in a list, as the tab shows it.
 *
 * @param up where it can be moved up to; null for the first of all
 * @param down where it can be moved down to; null for the last of all
 * @param then what follows a branch when its condition holds; null for another action
 */
public record ActionView(
        Action action,
        ActionType type,
        String summary,
        List<String> faults,
        @Nullable ListStep up,
        @Nullable ListStep down,
        @Nullable PlaceView then,
        @Nullable PlaceView otherwise) {

    /** A list of actions or one way of a branch. @param key names it in addresses */
    public record PlaceView(String key, String label, List<ActionView> actions) {}

    /** The whole list. */
    static PlaceView list(ActionList list, List<Fault> faults) {
        return place(list, ListChange.ROOT, "", list.actions(), "actions", faults);
    }

    private static PlaceView place(
            ActionList list, String key, String label, List<Action> actions, String path, List<Fault> faults) {
        return new PlaceView(
                key,
                label,
                IntStream.range(0, actions.size())
                        .mapToObj(at -> of(list, actions.get(at), "%s[%d]".formatted(path, at), faults))
                        .toList());
    }

    private static ActionView of(ActionList list, Action action, String path, List<Fault> faults) {
        var branch = action instanceof Action.Branch known ? known : null;
        return new ActionView(
                action,
                ActionType.of(action),
                ActionWords.summary(action),
                own(path, faults),
                ListStep.up(list, action.id()).orElse(null),
                ListStep.down(list, action.id()).orElse(null),
                branch == null
                        ? null
                        : place(list, ListChange.place(branch, true), "Yes", branch.then(), path + ".then", faults),
                branch == null
                        ? null
                        : place(
                                list,
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
                .map(fault -> fault.path().equals(path) ? fault.message() : field(fault) + ": " + fault.message())
                .toList();
    }

    /** What the field is called in the form. */
    private static String field(Fault fault) {
        var name = fault.path().substring(fault.path().lastIndexOf('.') + 1);
        return switch (name) {
            case "body" -> "Text";
            case "title" -> "What is to be done";
            case "dueIn" -> "Due after";
            case "duration" -> "Wait";
            case "owner" -> "Owner's address";
            case "note" -> "Note that goes along";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
        };
    }
}
