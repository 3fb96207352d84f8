package io.aftercare.monitoring;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.InstanceSearch;
import io.aftercare.engine.ProcessModel;
import io.aftercare.engine.ProcessModels;
import io.aftercare.monitoring.SearchedDay.Visit;
import io.camunda.client.api.statistics.response.ProcessElementStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many instances came to which element of their process. The API counts an instance once for each state that it was in
 * there: what is more than there are runs is cut.
 */
class ElementStatistics {

    /** Where runs of a survey came. @param reason of an end event, why these were not sent; else empty */
    record Element(UUID survey, long process, String id, String reason) {}

    /** @param open how many of the runs are there now */
    record Count(String type, int runs, int open) {

        private Count plus(Count more) {
            return new Count(type, runs + more.runs(), open + more.open());
        }
    }

    private record Group(UUID survey, long process, String reason) {}

    /** Instances that are asked about together. */
    private record Part(Group group, List<Visit> visits) {

        int count() {
            return (int)
                    visits.stream().map(visit -> visit.run().id()).distinct().count();
        }
    }

    private static final String END = "END_EVENT";

    /** At the same time. */
    private static final int MOST_REQUESTS = 8;

    private final EngineSearch search;
    private final ProcessModels models;

    ElementStatistics(EngineSearch search, ProcessModels models) {
        this.search = search;
        this.models = models;
    }

    Map<Element, Count> of(List<Visit> visits) {
        var groups = visits.stream().collect(Collectors.groupingBy(ElementStatistics::group));
        var parts = groups.entrySet().stream()
                .flatMap(group ->
                        InstanceSearch.parts(group.getValue()).stream().map(some -> new Part(group.getKey(), some)))
                .toList();
        var known = models.of(groups.keySet().stream().map(Group::process).collect(Collectors.toSet()));
        var counts = new HashMap<Element, Count>();
        for (var at = 0; at < parts.size(); at += MOST_REQUESTS) {
            var begun = new ArrayList<Map.Entry<Part, CompletableFuture<Optional<List<ProcessElementStatistics>>>>>();
            parts.subList(at, Math.min(parts.size(), at + MOST_REQUESTS))
                    .forEach(part -> begun.add(Map.entry(part, begin(part))));
            begun.forEach(each -> search.await(each.getValue())
                    .ifPresent(told -> told.forEach(element -> add(
                            counts,
                            each.getKey(),
                            element,
                            known.getOrDefault(each.getKey().group().process(), ProcessModel.UNKNOWN)))));
        }
        return counts;
    }

    private static Group group(Visit visit) {
        return new Group(visit.run().survey(), visit.process(), visit.run().reason());
    }

    private CompletableFuture<Optional<List<ProcessElementStatistics>>> begin(Part part) {
        var keys = part.visits().stream().map(Visit::key).toList();
        return search.begin(client -> client.newProcessDefinitionElementStatisticsRequest(
                        part.group().process())
                .filter(instance -> instance.processInstanceKey(key -> key.in(keys))));
    }

    private static void add(Map<Element, Count> counts, Part part, ProcessElementStatistics told, ProcessModel model) {
        var id = told.getElementId();
        var type = id == null ? null : type(id, model, part);
        if (id == null || type == null) {
            return;
        }
        var group = part.group();
        var open = number(told.getActive()) + number(told.getIncidents());
        var runs = open + number(told.getCompleted()) + number(told.getCanceled());
        if (runs > 0) {
            var most = part.count();
            counts.merge(
                    new Element(group.survey(), group.process(), id, type.equals(END) ? group.reason() : ""),
                    new Count(type, (int) Math.min(runs, most), (int) Math.min(open, most)),
                    Count::plus);
        }
    }

    /** Null for what is no place; of a file that is gone, all but the process itself may be one. */
    private static @Nullable String type(String id, ProcessModel model, Part part) {
        if (model.elementTypes().isEmpty()) {
            return id.equals(part.visits().getFirst().processId()) ? null : SearchedRows.UNKNOWN;
        }
        return model.elementTypes().get(id);
    }

    private static long number(@Nullable Long told) {
        return told == null ? 0 : told;
    }
}
