package io.aftercare.monitoring;

import java.util.List;
import java.util.Map;

/**
 * What one process instance went through, without what it called; each list in the order of time.
 *
 * @param names what the diagram calls its elements, by their ids
 * @param elements the latest of an instance that goes round and round
 * @param flows the ids of the sequence flows that were taken, each once
 */
public record InstanceHistory(
        ProcessInstance instance,
        Map<String, String> names,
        List<VisitedElement> elements,
        List<String> flows,
        List<OpenTimer> timers,
        List<Incident> incidents,
        List<FailedTry> failures,
        List<PersonsTask> tasks) {

    /** What people call an element; its id, if it has no name. */
    public String name(String elementId) {
        var name = names.get(elementId);
        return name == null || name.isBlank() ? elementId : name.strip();
    }
}
