package io.aftercare.monitoring;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.EngineSearch.Question;
import io.aftercare.engine.InstanceSearch;
import io.aftercare.engine.ProcessModels;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster's own search API (Camunda 8.8 and newer). It does not tell timers, failures of a job but the last, when a
 * job is tried again and when an incident was resolved: that is empty here.
 */
class SearchedHistory implements EngineHistory {

    /** Of all instances of one run together, roughly: each may have some. */
    private static final int MOST_ROWS = 2_000;

    private static final int MOST_OF_ONE = 200;

    /** All that the runs of one page of a list called. */
    private static final int MOST_CALLED = 5_000;

    private final EngineSearch search;
    private final ProcessModels models;
    private final InstanceSearch instances;
    private final SearchedIncidents incidents;

    SearchedHistory(EngineSearch search, ProcessModels models) {
        this.search = search;
        this.models = models;
        this.instances = new InstanceSearch(search);
        this.incidents = new SearchedIncidents(search, instances, models);
    }

    /** As of the last answer: how late the cluster's own storage is, it does not tell. */
    @Override
    public Reach reach() {
        return new Reach(true, search.heardAt(), !search.isAway());
    }

    @Override
    public List<InstanceHistory> tree(long rootInstanceKey) {
        var found = instances.tree(rootInstanceKey, MOST_INSTANCES);
        if (found.isEmpty()) {
            return List.of();
        }
        var keys = found.stream()
                .map(io.camunda.client.api.search.response.ProcessInstance::getProcessInstanceKey)
                .toList();
        var most = Math.max(MOST_OF_ONE, MOST_ROWS / keys.size());
        var elements = begin(keys, key -> search.begin(elements(key), most));
        var flows = begin(keys, key -> search.begin(client -> client.newProcessInstanceSequenceFlowsRequest(key)));
        var tasks = begin(keys, key -> search.begin(tasks(key), most));
        var variables = search.begin(variables(keys), MOST_ROWS);
        var stops = search.begin(incidents(keys), MOST_ROWS);
        var jobs = search.begin(failedJobs(keys), MOST_ROWS);
        var known = models.of(found.stream()
                .map(io.camunda.client.api.search.response.ProcessInstance::getProcessDefinitionKey)
                .toList());
        var values = search.await(variables);
        var stopped = search.await(stops);
        var failed = search.await(jobs);
        return found.stream()
                .map(told -> {
                    var key = told.getProcessInstanceKey();
                    var model = Objects.requireNonNull(known.get(told.getProcessDefinitionKey()));
                    return new InstanceHistory(
                            SearchedRows.instance(told, values(key, values)),
                            model.elementNames(),
                            await(elements, key).stream()
                                    .flatMap(SearchedRows::element)
                                    .sorted(Comparator.comparing(VisitedElement::key))
                                    .toList(),
                            ids(await(flows, key).orElse(List.of())),
                            List.of(),
                            stopped.stream()
                                    .flatMap(SearchedRows::incident)
                                    .filter(incident -> incident.processInstanceKey() == key)
                                    .sorted(Comparator.comparing(Incident::key))
                                    .toList(),
                            failed.stream()
                                    .filter(job -> key.equals(job.getProcessInstanceKey()))
                                    .flatMap(SearchedRows::failure)
                                    .sorted(Comparator.comparing(FailedTry::failedAt))
                                    .toList(),
                            await(tasks, key).stream()
                                    .flatMap(SearchedRows::task)
                                    .sorted(Comparator.comparing(PersonsTask::key))
                                    .toList());
                })
                .toList();
    }

    @Override
    public Map<Long, Integer> openIncidents(Collection<Long> rootInstanceKeys) {
        if (rootInstanceKeys.isEmpty()) {
            return Map.of();
        }
        var rootOf = instances.rootsBelow(rootInstanceKeys, MOST_CALLED);
        var keys = List.copyOf(rootOf.keySet());
        var counts = new HashMap<Long, Integer>();
        for (var some : InstanceSearch.parts(keys)) {
            incidents
                    .open(incident -> incident.processInstanceKey(key -> key.in(some)), SearchedIncidents.MOST)
                    .forEach(incident -> Optional.ofNullable(rootOf.get(incident.getProcessInstanceKey()))
                            .ifPresent(root -> counts.merge(root, 1, Integer::sum)));
        }
        return counts;
    }

    @Override
    public List<Long> rootsWithOpenIncident(int limit) {
        var latest = incidents.open(incident -> {}, limit);
        return instances.roots(SearchedIncidents.places(latest)).values().stream()
                .map(InstanceSearch.Root::key)
                .distinct()
                .toList();
    }

    @Override
    public List<IncidentGroup> incidentGroups(Collection<String> runProcessIds) {
        return incidents.groups(runProcessIds, MOST_GROUPS);
    }

    @Override
    public List<OpenIncident> openIncidents(
            Collection<String> runProcessIds, @Nullable IncidentKind kind, @Nullable Long before, int limit) {
        return incidents.list(runProcessIds, kind, before, limit);
    }

    @Override
    public Optional<OpenIncident> incident(Collection<String> runProcessIds, long key) {
        return incidents.one(runProcessIds, key).stream().findFirst();
    }

    /** The latest first, so that of many the latest are told. */
    private static Question<ElementInstance> elements(long instance) {
        return (client, page) -> client.newElementInstanceSearchRequest()
                .filter(element -> element.processInstanceKey(instance))
                .sort(order -> order.elementInstanceKey().desc())
                .page(page);
    }

    private static Question<UserTask> tasks(long instance) {
        return (client, page) -> client.newUserTaskSearchRequest()
                .filter(task -> task.processInstanceKey(instance))
                .sort(order -> order.creationDate().desc())
                .page(page);
    }

    /** Those of the instances themselves; long ones are cut by the API. */
    private static Question<Variable> variables(List<Long> keys) {
        return (client, page) -> client.newVariableSearchRequest()
                .filter(variable -> variable.scopeKey(scope -> scope.in(keys)))
                .sort(order -> order.variableKey().asc())
                .page(page);
    }

    private static Question<io.camunda.client.api.search.response.Incident> incidents(List<Long> keys) {
        return (client, page) -> client.newIncidentSearchRequest()
                .filter(incident -> incident.processInstanceKey(key -> key.in(keys)))
                .sort(order -> order.incidentKey().desc())
                .page(page);
    }

    private static Question<io.camunda.client.api.search.response.Job> failedJobs(List<Long> keys) {
        return (client, page) -> client.newJobSearchRequest()
                .filter(job -> job.state(JobState.FAILED).processInstanceKey(key -> key.in(keys)))
                .sort(order -> order.jobKey().desc())
                .page(page);
    }

    private static Map<String, String> values(Long instance, List<Variable> told) {
        var values = new TreeMap<String, String>();
        told.stream()
                .filter(variable -> instance.equals(variable.getScopeKey())
                        && variable.getName() != null
                        && variable.getValue() != null)
                .forEach(variable -> values.put(variable.getName(), variable.getValue()));
        return values;
    }

    private static List<String> ids(List<ProcessInstanceSequenceFlow> flows) {
        return flows.stream()
                .map(ProcessInstanceSequenceFlow::getElementId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static <T> Map<Long, CompletableFuture<T>> begin(
            List<Long> keys, Function<Long, CompletableFuture<T>> question) {
        return keys.stream().collect(Collectors.toMap(key -> key, question));
    }

    private <T> T await(Map<Long, CompletableFuture<T>> begun, Long key) {
        return search.await(Objects.requireNonNull(begun.get(key)));
    }
}
