package io.aftercare.monitoring;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.InstanceSearch;
import io.aftercare.engine.InstanceSearch.Place;
import io.aftercare.engine.ProcessModel;
import io.aftercare.engine.ProcessModels;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.filter.IncidentFilter;
import io.camunda.client.api.search.response.Incident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The incidents that the search API tells; it knows nothing of runs, so what is not of one is sorted out here. */
final class SearchedIncidents {

    /** @param root the run's own process instance */
    private record OfRun(Incident told, long root) {}

    /** The most that are looked at for one question; of more, only the latest are counted. */
    static final int MOST = 10_000;

    private static final int MOST_MESSAGES = 3;
    private static final int LONGEST_MESSAGE = 300;

    private final EngineSearch search;
    private final InstanceSearch instances;
    private final ProcessModels models;

    SearchedIncidents(EngineSearch search, InstanceSearch instances, ProcessModels models) {
        this.search = search;
        this.instances = instances;
        this.models = models;
    }

    /** The open ones, latest first. */
    List<Incident> open(Consumer<IncidentFilter> filter, int most) {
        return find(filter.andThen(incident -> incident.state(state -> state.neq(IncidentState.RESOLVED))), most);
    }

    private List<Incident> find(Consumer<IncidentFilter> filter, int most) {
        return search
                .list(
                        (client, page) -> client.newIncidentSearchRequest()
                                .filter(filter)
                                .sort(order -> order.creationTime()
                                        .desc()
                                        .incidentKey()
                                        .desc())
                                .page(page),
                        most)
                .stream()
                .filter(incident -> SearchedRows.incident(incident).findAny().isPresent())
                .toList();
    }

    List<IncidentGroup> groups(Collection<String> runProcessIds, int most) {
        var ofRuns = ofRuns(open(incident -> {}, MOST), runProcessIds).stream()
                .map(OfRun::told)
                .toList();
        var byKind = ofRuns.stream().collect(Collectors.groupingBy(SearchedIncidents::kind));
        var known = models(ofRuns);
        return byKind.entrySet().stream()
                .map(kind -> group(kind.getKey(), kind.getValue(), known))
                .sorted(Comparator.comparing(IncidentGroup::count)
                        .thenComparing(IncidentGroup::last)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** @param before the key of the last one of the page before, null for the first page */
    List<OpenIncident> list(
            Collection<String> runProcessIds, @Nullable IncidentKind kind, @Nullable Long before, int limit) {
        var until = before == null ? null : createdAt(before);
        if (before != null && until == null) {
            return List.of();
        }
        // Most incidents are of runs; only where too few are, all are looked at.
        for (var most = Math.min(MOST, 2 * limit); ; most = MOST) {
            var found = open(incident -> narrow(incident, kind, until), most);
            var fitting = found.stream()
                    .filter(incident -> kind == null || kind.equals(kind(incident)))
                    .filter(incident -> before == null || until == null || isBefore(incident, until, before))
                    .toList();
            var ofRuns = ofRuns(fitting, runProcessIds);
            if (ofRuns.size() >= limit || found.size() < most || most == MOST) {
                return openIncidents(ofRuns.stream().limit(limit).toList());
            }
        }
    }

    /** Resolved or not. */
    List<OpenIncident> one(Collection<String> runProcessIds, long key) {
        return openIncidents(ofRuns(find(incident -> incident.incidentKey(key), 1), runProcessIds));
    }

    private static void narrow(IncidentFilter filter, @Nullable IncidentKind kind, @Nullable Instant until) {
        if (kind != null) {
            filter.processDefinitionId(kind.processId()).elementId(kind.elementId());
        }
        if (until != null) {
            filter.creationTime(time -> time.lte(until.atOffset(ZoneOffset.UTC)));
        }
    }

    /** Keys cannot be compared by the API, and times may be the same. */
    private static boolean isBefore(Incident incident, Instant until, long before) {
        var at = incident.getCreationTime().toInstant();
        return at.isBefore(until) || (at.equals(until) && incident.getIncidentKey() < before);
    }

    private @Nullable Instant createdAt(long key) {
        return find(incident -> incident.incidentKey(key), 1).stream()
                .map(incident -> incident.getCreationTime().toInstant())
                .findFirst()
                .orElse(null);
    }

    private List<OfRun> ofRuns(List<Incident> found, Collection<String> runProcessIds) {
        var ids = Set.copyOf(runProcessIds);
        var roots = instances.roots(places(found));
        return found.stream()
                .flatMap(told -> Stream.ofNullable(roots.get(told.getProcessInstanceKey()))
                        .filter(root -> ids.contains(root.processId()))
                        .map(root -> new OfRun(told, root.key())))
                .toList();
    }

    static List<Place> places(List<Incident> found) {
        return found.stream()
                .map(told -> new Place(
                        told.getProcessInstanceKey(), told.getRootProcessInstanceKey(), told.getProcessDefinitionId()))
                .toList();
    }

    private List<OpenIncident> openIncidents(List<OfRun> found) {
        var known = models(found.stream().map(OfRun::told).toList());
        return found.stream()
                .flatMap(each -> SearchedRows.incident(each.told())
                        .map(incident -> new OpenIncident(
                                incident,
                                each.root(),
                                name(
                                        known,
                                        each.told().getProcessDefinitionKey(),
                                        ProcessModel::elementNames,
                                        incident.elementId()))))
                .toList();
    }

    private static IncidentGroup group(IncidentKind kind, List<Incident> alike, Map<Long, ProcessModel> known) {
        var newest = alike.stream()
                .map(Incident::getProcessDefinitionKey)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var times = alike.stream()
                .map(incident -> incident.getCreationTime().toInstant())
                .sorted()
                .toList();
        return new IncidentGroup(
                kind,
                name(known, newest, ProcessModel::processNames, kind.processId()),
                name(known, newest, ProcessModel::elementNames, kind.elementId()),
                alike.size(),
                times.getFirst(),
                times.getLast(),
                alike.stream()
                        .map(SearchedIncidents::message)
                        .distinct()
                        .sorted()
                        .limit(MOST_MESSAGES)
                        .toList());
    }

    private static IncidentKind kind(Incident incident) {
        return new IncidentKind(
                incident.getProcessDefinitionId(), incident.getElementId(), SearchedRows.word(incident.getErrorType()));
    }

    private static String message(Incident incident) {
        var message = Objects.requireNonNullElse(incident.getErrorMessage(), "");
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    }

    private Map<Long, ProcessModel> models(List<Incident> incidents) {
        return models.of(incidents.stream()
                .map(Incident::getProcessDefinitionKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    /** The id, where its process is not told or gives it no name. */
    private static String name(
            Map<Long, ProcessModel> known,
            @Nullable Long definition,
            Function<ProcessModel, Map<String, String>> names,
            String id) {
        var model = definition == null ? null : known.get(definition);
        return model == null ? id : names.apply(model).getOrDefault(id, id);
    }
}
