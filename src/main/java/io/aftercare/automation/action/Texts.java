package io.aftercare.automation.action;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings what was sent into the form that a diagram can hold, so that nothing is lost on the way there and back. */
final class Texts {

    private static final Pattern BREAKS = Pattern.compile("\r\n?");

    /** What XML 1.0 has no way to write, apart from the controls, which are refused. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cs}\uFFFE\uFFFF]");

    private Texts() {}

    /** Line breaks as U+000A and no tabs: BPMN editors keep no others in an attribute. Null is the empty text. */
    static String clean(@Nullable String text) {
        var lines = BREAKS.matcher(Objects.requireNonNullElse(text, "")).replaceAll("\n");
        return UNWRITABLE.matcher(lines.replace('\t', ' ')).replaceAll("");
    }

    /** Names of something, without what is blank: each has a line of its own in a task header. */
    static List<String> names(@Nullable List<? extends @Nullable String> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .map(name -> clean(name).strip())
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** The text, or null for a blank one. */
    static @Nullable String absent(@Nullable String text) {
        return text == null || text.isBlank() ? null : clean(text);
    }

    /** A user's address as users have theirs, in lower case: the engine compares it letter by letter. */
    static @Nullable String address(@Nullable String text) {
        var address = absent(text);
        return address == null ? null : address.toLowerCase(Locale.ROOT);
    }

    static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
