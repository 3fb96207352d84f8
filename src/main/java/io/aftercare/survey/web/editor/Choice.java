package io.aftercare.survey.web.editor;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One of several that may be chosen together.
 *
 * @param value what the draft holds when it is chosen
 * @param name what people read
 * @param note what tells it from others of the same name; empty when nothing has to
 * @param known whether it is there; what is not can only be taken away
 */
public record Choice(String value, String name, String note, boolean chosen, boolean known) {

    static Choice listed(String value, String name, String note) {
        return new Choice(value, name, note, false, true);
    }

    /**
     * All that is listed, and on top what is chosen without being listed, so that saving does not lose it.
     *
     * @param chosen values, in whatever case
     * @param unknown picks those of some values that are not there
     */
    static List<Choice> of(
            List<Choice> listed, Collection<String> chosen, Function<Collection<String>, Set<String>> unknown) {
        var unlisted = caseless(chosen);
        listed.forEach(choice -> unlisted.remove(choice.value()));
        var missing = caseless(unlisted.isEmpty() ? Set.of() : unknown.apply(unlisted));
        var all = caseless(chosen);
        return Stream.concat(
                        unlisted.stream().map(value -> new Choice(value, value, "", true, !missing.contains(value))),
                        listed.stream()
                                .map(choice -> new Choice(
                                        choice.value(),
                                        choice.name(),
                                        choice.note(),
                                        all.contains(choice.value()),
                                        choice.known())))
                .toList();
    }

    private static Set<String> caseless(Collection<String> values) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(values);
        return set;
    }
}
