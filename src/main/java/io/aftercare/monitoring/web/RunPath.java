package io.aftercare.monitoring.web;

import io.aftercare.monitoring.InstanceHistory;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.survey.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a run through its processes, for the API. Keys are texts, as they exceed what JSON readers keep of a number.
 *
 * @param asOf when the engine was last heard, null if never
 * @param processes callers before those they called
 */
record RunPath(RunId runId, @Nullable Instant asOf, List<Process> processes) {

    /** @param calledBy null for the run's own */
    record Process(
            String processInstanceKey,
            @Nullable String calledBy,
            String processId,
            int version,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean terminated,
            List<Element> elements,
            List<String> flows,
            List<Timer> timers,
            List<Problem> incidents) {}

    record Element(
            String id,
            String name,
            String type,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean terminated) {}

    record Timer(String elementId, Instant dueAt) {}

    record Problem(
            String key,
            String elementId,
            String type,
            String message,
            Instant createdAt,
            boolean open,
            @Nullable Instant resolvedAt) {}

    static RunPath of(RunHistory history) {
        return new RunPath(
                history.run().id(),
                history.reach().asOf(),
                history.instances().stream().map(RunPath::process).toList());
    }

    private static Process process(InstanceHistory history) {
        var instance = history.instance();
        var caller = instance.calledBy();
        return new Process(
                String.valueOf(instance.key()),
                caller == null ? null : String.valueOf(caller),
                instance.processId(),
                instance.version(),
                instance.startedAt(),
                instance.endedAt(),
                instance.terminated(),
                elements(history),
                history.flows(),
                history.timers().stream()
                        .map(timer -> new Timer(timer.elementId(), timer.dueAt()))
                        .toList(),
                problems(history));
    }

    private static List<Element> elements(InstanceHistory history) {
        return history.elements().stream()
                .map(element -> new Element(
                        element.id(),
                        history.name(element.id()),
                        element.type(),
                        element.startedAt(),
                        element.endedAt(),
                        element.terminated()))
                .toList();
    }

    private static List<Problem> problems(InstanceHistory history) {
        return history.incidents().stream()
                .map(incident -> new Problem(
                        String.valueOf(incident.key()),
                        incident.elementId(),
                        incident.errorType(),
                        incident.message(),
                        incident.createdAt(),
                        incident.isOpen(),
                        incident.resolvedAt()))
                .toList();
    }
}
