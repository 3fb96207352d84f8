package io.aftercare.monitoring.web;

import io.aftercare.common.page.Option;
import io.aftercare.monitoring.CountedElement;
import io.aftercare.monitoring.CountedProcess;
import io.aftercare.monitoring.ProcessCount;
import io.aftercare.run.SkipReason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a process as their page draws them, and says them in words.
 *
 * @param surveyName null where none is chosen
 * @param count null where none is chosen, or the address makes no sense
 */
public record ProcessCountPage(
        ProcessCountForm form,
        List<Option> surveys,
        @Nullable String surveyName,
        @Nullable ProcessCount count) {

    private static final List<Option> PERIODS = List.of(
            new Option("7d", "7 days"),
            new Option("30d", "30 days"),
            new Option("90d", "90 days"),
            new Option("12m", "12 months"));

    /** A way to look at another period. */
    public record Choice(String label, String path, boolean chosen) {}

    /**
     * An element, or a way in which runs ended.
     *
     * @param id empty for what is no element
     * @param name what it is called, or its id
     * @param heat from 0 to 4, by its share
     * @param runs how many came there
     * @param share of all
     * @param open how many are there now; empty for none
     * @param reasons why, in words
     */
    public record Line(
            String id, String name, int heat, String runs, String share, String open, List<String> reasons) {}

    public List<Choice> periods() {
        var chosen = form.period().isEmpty() ? "30d" : form.period();
        return PERIODS.stream()
                .map(period -> new Choice(
                        period.label(),
                        form.pathWithPeriod(period.value()),
                        form.from().isEmpty() && form.to().isEmpty() && chosen.equals(period.value())))
                .toList();
    }

    /** The processes that there is a count of. */
    public List<Option> processes() {
        return count == null
                ? List.of()
                : count.processes().stream()
                        .map(process -> new Option(
                                String.valueOf(process.key()),
                                "%s (%s)".formatted(process.title(), runs(process.runs()))))
                        .toList();
    }

    /** The key of the process that is shown; empty for none. */
    public String chosen() {
        var process = process();
        return process == null ? "" : String.valueOf(process.key());
    }

    public @Nullable CountedProcess process() {
        return count == null ? null : count.chosen();
    }

    /** Where the diagram is. */
    public String diagram() {
        return "%s/%s/%s/process.bpmn".formatted(ProcessCountForm.PATH, form.survey(), chosen());
    }

    /** How many followed the process. */
    public String runs() {
        return runs(all());
    }

    /** The elements that runs came to, most first. */
    public List<Line> elements() {
        return count == null
                ? List.of()
                : count.elements().stream().map(this::line).toList();
    }

    /** How the process ended for the runs, most first. */
    public List<Line> ends() {
        return count == null
                ? List.of()
                : count.ends().stream()
                        .sorted(Comparator.comparingLong(CountedElement::runs).reversed())
                        .map(this::line)
                        .toList();
    }

    /** The others: ended from outside and under way, where there are any. */
    public List<Line> others() {
        var process = process();
        return process == null
                ? List.of()
                : Stream.of(other("Ended from outside", process.terminated()), other("Still under way", process.open()))
                        .filter(line -> !line.runs().equals("0"))
                        .toList();
    }

    /** How many runs the engine has told nothing of; empty for none. */
    public String untold() {
        return count == null || count.untold() == 0 ? "" : runs(count.untold());
    }

    /** Of how many runs of a day the engine is asked where they came; empty for all. */
    public String mostRuns() {
        return count == null || count.mostRuns() == null ? "" : runs(count.mostRuns());
    }

    private Line other(String name, long runs) {
        return new Line("", name, 0, grouped(runs), share(runs), "", List.of());
    }

    private Line line(CountedElement element) {
        return new Line(
                element.id(),
                element.name().isBlank() ? element.id() : element.name(),
                heat(element.runs()),
                grouped(element.runs()),
                share(element.runs()),
                element.open() == 0 ? "" : grouped(element.open()),
                element.reasons().entrySet().stream()
                        .sorted(Map.Entry.<SkipReason, Long>comparingByValue().reversed())
                        .map(reason -> "%s: %s"
                                .formatted(
                                        grouped(reason.getValue()),
                                        reason.getKey().text()))
                        .toList());
    }

    private int heat(long runs) {
        return (int) Math.min(4, runs * 5 / Math.max(1, all()));
    }

    private String share(long runs) {
        var percent = 100.0 * runs / Math.max(1, all());
        return percent > 0 && percent < 1 ? "under 1 %" : "%d %%".formatted(Math.round(percent));
    }

    private long all() {
        var process = process();
        return process == null ? 0 : process.runs();
    }

    private static String runs(long runs) {
        return grouped(runs) + (runs == 1 ? " run" : " runs");
    }

    private static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
