package io.aftercare.monitoring.web;

import io.aftercare.common.page.Etag;
import io.aftercare.monitoring.Incident;
import io.aftercare.monitoring.InstanceHistory;
import io.aftercare.monitoring.ProcessInstance;
import io.aftercare.monitoring.VisitedElement;
import io.aftercare.monitoring.Waiting;
import io.aftercare.run.RunProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A process of a run as its page draws it, and says it in words.
 *
 * @param path of its page's part
 * @param steps where it came to, in order; also what the diagram is marked by
 * @param flows the ids of the flows that were taken, with spaces between
 * @param waiting where it stands now
 * @param operate the page of Camunda Operate, null where none is known
 * @param called what it called
 */
public record ProcessView(
        ProcessInstance instance,
        String path,
        List<Step> steps,
        String flows,
        List<Waiting> waiting,
        List<Variable> variables,
        @Nullable String operate,
        List<Called> called) {

    /** How much of a variable is shown. */
    private static final int LONGEST_VALUE = 500;

    /**
     * An element that the process came to.
     *
     * @param name empty for one without a name, which people need not hear of
     * @param mark {@code done}, {@code early}, {@code left}, {@code waiting} or {@code stopped}
     */
    public record Step(String id, String name, String mark, Instant at) {

        /** What the mark means. */
        public String words() {
            return switch (mark) {
                case "waiting" -> "is here now";
                case "stopped" -> "stands still here";
                case "early" -> "left early, to send at once";
                case "left" -> "left without being done";
                default -> "done";
            };
        }

        /** The icon that says the same. */
        public String icon() {
            return switch (mark) {
                case "waiting" -> "clock";
                case "stopped" -> "alert-triangle";
                case "early" -> "send";
                case "left" -> "x";
                default -> "check";
            };
        }
    }

    /** @param cut whether there is more of it than is shown */
    public record Variable(String name, String value, boolean cut) {}

    /** A process that this one called. */
    public record Called(ProcessInstance instance, String path) {}

    static ProcessView of(
            InstanceHistory history,
            List<InstanceHistory> called,
            String runPath,
            List<Waiting> waiting,
            @Nullable String operate) {
        var stopped = history.incidents().stream()
                .filter(Incident::isOpen)
                .collect(Collectors.toMap(Incident::elementInstanceKey, incident -> true, (one, other) -> one));
        return new ProcessView(
                history.instance(),
                path(runPath, history),
                withoutEchoes(history.elements().stream()
                        .map(element -> step(element, history, name(element, history, waiting), stopped))
                        .toList()),
                String.join(" ", history.flows()),
                waiting,
                history.instance().variables().entrySet().stream()
                        .map(ProcessView::variable)
                        .toList(),
                operate,
                called.stream()
                        .map(each -> new Called(each.instance(), path(runPath, each)))
                        .toList());
    }

    private static String path(String runPath, InstanceHistory history) {
        return runPath + "/processes/" + history.instance().key();
    }

    /** An event and the end that it leads to have one name: people need not read it twice. */
    private static List<Step> withoutEchoes(List<Step> steps) {
        var heard = new ArrayList<Step>();
        var last = "";
        for (var step : steps) {
            var isEcho = step.mark().equals("done") && step.name().equals(last);
            heard.add(isEcho ? new Step(step.id(), "", step.mark(), step.at()) : step);
            last = step.name().isEmpty() ? last : step.mark().equals("done") ? step.name() : "";
        }
        return List.copyOf(heard);
    }

    private static Step step(VisitedElement element, InstanceHistory history, String name, Map<Long, Boolean> stopped) {
        var mark = isSentEarly(element, history) ? "early" : mark(element, stopped.containsKey(element.key()));
        return new Step(element.id(), name, mark, element.startedAt());
    }

    /** Who sends at once ends the wait for the time, which is no failure. */
    private static boolean isSentEarly(VisitedElement element, InstanceHistory history) {
        return element.terminated()
                && element.id().equals(RunProcess.DELAY)
                && history.elements().stream().anyMatch(other -> other.id().equals(RunProcess.SENDING));
    }

    /** Of an element without one, what it waits for, if it does. */
    private static String name(VisitedElement element, InstanceHistory history, List<Waiting> waiting) {
        var name = history.name(element.id());
        return !name.equals(element.id())
                ? name
                : waiting.stream()
                        .filter(place -> element.isActive() && place.elementId().equals(element.id()))
                        .map(Waiting::words)
                        .findFirst()
                        .orElse("");
    }

    private static String mark(VisitedElement element, boolean isStopped) {
        if (element.isActive()) {
            return isStopped ? "stopped" : "waiting";
        }
        return element.terminated() ? "left" : "done";
    }

    private static Variable variable(Map.Entry<String, String> variable) {
        var value = variable.getValue();
        var cut = value.length() > LONGEST_VALUE;
        return new Variable(variable.getKey(), cut ? value.substring(0, LONGEST_VALUE) : value, cut);
    }

    /** Whether anything may still happen to it. */
    public boolean isLive() {
        return instance.endedAt() == null;
    }

    /** Changes with what is shown. */
    public String etag() {
        return Etag.of(this);
    }
}
