package io.aftercare.monitoring.web;

import io.aftercare.common.page.Etag;
import io.aftercare.common.page.Option;
import io.aftercare.run.StateCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of runs as its page shows it.
 *
 * @param faults of the address, by parameter
 * @param stopsKnown whether the engine could be asked which of them an incident stops
 * @param whyNone what to say when there is nothing, a paragraph each
 */
public record RunList(
        RunListForm form,
        Map<String, String> faults,
        List<Option> surveys,
        List<StateCount> counts,
        List<RunLine> lines,
        boolean stopsKnown,
        List<String> whyNone,
        @Nullable String nextPath) {

    /** A way to show only the runs in one state. */
    public record Choice(String label, String path, boolean chosen) {}

    /** Whether there is nothing because nothing was ever started. */
    public boolean isUntouched() {
        return lines.isEmpty() && !form.isFiltered() && form.after().isEmpty();
    }

    /** The first page shows what is new by itself. */
    public boolean isLive() {
        return faults.isEmpty() && form.after().isEmpty();
    }

    public List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("All", form.pathWith("state", ""), form.state().isEmpty()));
        for (var count : counts) {
            choices.add(new Choice(
                    "%s %s".formatted(StateWords.choice(count.state()), words(count)),
                    form.pathWith("state", count.state().key()),
                    form.state().equals(count.state().key())));
        }
        return List.copyOf(choices);
    }

    private static String words(StateCount count) {
        return count.more() ? "over " + grouped(count.runs()) : grouped(count.runs());
    }

    private static String grouped(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** The address of the same list with runs of incidents only, or without that. */
    public Choice incidents() {
        var only = form.incident().equals("open");
        return new Choice("With an open incident", form.pathWith("incident", only ? "" : "open"), only);
    }

    /** Changes with what the page shows. */
    public String etag() {
        return Etag.of(this);
    }
}
