package io.aftercare.task;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.EngineSearch.Question;
import io.aftercare.engine.InstanceSearch;
import io.aftercare.engine.InstanceSearch.Place;
import io.aftercare.engine.ProcessModels;
import io.aftercare.task.TaskCauses.Asked;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the cluster's own search API (Camunda 8.8 and newer). It does not tell how late it is: what people did here counts
 * for a while, then what it tells.
 */
class SearchedTasks implements TaskSource {

    /** How late the cluster's storage is at most, as a rule. What is completed stays so, even where it is much later. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    private static final int MOST_VARIABLES = 500;

    private final EngineSearch search;
    private final InstanceSearch instances;
    private final SearchedTaskList list;
    private final TaskCauses causes;
    private final TaskActs acts;
    private final JsonMapper json;
    private final Clock clock;

    SearchedTasks(
            EngineSearch search, ProcessModels models, TaskActs acts, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.search = search;
        this.instances = new InstanceSearch(search);
        this.list = new SearchedTaskList(search, models, clock);
        this.causes = new TaskCauses(jdbc);
        this.acts = acts;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean areKnown() {
        return true;
    }

    @Override
    public Optional<Instant> silentSince() {
        return search.isAway() ? Optional.ofNullable(search.heardAt()) : Optional.empty();
    }

    @Override
    public @Nullable Integer mostSearched() {
        return SearchedTaskList.MOST;
    }

    @Override
    public List<TaskAct> untold() {
        var now = clock.instant();
        return acts.lately(now.minus(LATE), now.minus(MUCH_LATER));
    }

    @Override
    public List<Task> list(TaskFilter filter, @Nullable TaskCursor after, int limit, List<TaskAct> untold) {
        var isSearched = filter.text() != null && !filter.text().isBlank();
        var found = list.read(filter, after, isSearched ? SearchedTaskList.MOST : limit, untold);
        return causes.of(asked(found), filter.text(), limit);
    }

    @Override
    public Optional<Task> find(TaskKey key) {
        var found = list.find(key).stream().toList();
        return causes.of(asked(found), null, 1).stream().findFirst();
    }

    @Override
    public int count(TaskFilter filter, int limit, List<TaskAct> untold) {
        return list.read(filter, null, limit, untold).size();
    }

    @Override
    public OpenTasks open(int limit) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var tasks = search.beginCount(tasks(TaskStretch::open));
        var overdue = search.beginCount(tasks(task -> {
            TaskStretch.open(task);
            task.dueDate(date -> date.lt(now));
        }));
        return new OpenTasks(Math.min(limit, search.await(tasks)), Math.min(limit, search.await(overdue)));
    }

    @Override
    public Optional<String> form(Task task) {
        return search.await(search.begin(
                        client -> client.newUserTaskGetFormRequest(task.key().value())))
                .filter(form -> !TaskForms.PLAIN.equals(form.getFormId()))
                .flatMap(form -> Optional.ofNullable(form.getSchema()));
    }

    /** Without those that are so long that the API cuts them. */
    @Override
    public JsonNode variables(Task task) {
        var found = search.list(variables(task.processInstanceKey()), MOST_VARIABLES).stream()
                .filter(variable -> variable.getName() != null
                        && variable.getValue() != null
                        && !Boolean.TRUE.equals(variable.isTruncated()))
                .toList();
        var length = found.stream()
                .mapToInt(variable -> variable.getValue().length())
                .sum();
        var values = json.createObjectNode();
        if (length <= TaskForms.LONGEST_VARIABLES) {
            found.forEach(variable -> put(values, variable));
        }
        return values;
    }

    private void put(ObjectNode values, Variable variable) {
        try {
            values.set(variable.getName(), json.readTree(variable.getValue()));
        } catch (JacksonException unreadable) {
            values.remove(variable.getName());
        }
    }

    /** With the roots of their instances, which versions before 8.9 do not tell. */
    private List<Asked> asked(List<ToldTask> found) {
        var roots = instances.roots(found.stream()
                .filter(told -> told.root() == null)
                .map(told -> new Place(
                        told.task().processInstanceKey(), null, told.task().processId()))
                .toList());
        return found.stream()
                .map(told -> {
                    var instance = told.task().processInstanceKey();
                    var root = roots.get(instance);
                    var known = Objects.requireNonNullElse(told.root(), instance);
                    return new Asked(
                            told.task(),
                            root == null ? known : root.key(),
                            Objects.requireNonNullElse(told.processName(), ""));
                })
                .toList();
    }

    private static Question<UserTask> tasks(Consumer<UserTaskFilter> filter) {
        return (client, page) ->
                client.newUserTaskSearchRequest().filter(filter).page(page);
    }

    private static Question<Variable> variables(long instance) {
        return (client, page) -> client.newVariableSearchRequest()
                .filter(variable -> variable.scopeKey(instance))
                .sort(order -> order.variableKey().asc())
                .page(page);
    }
}
