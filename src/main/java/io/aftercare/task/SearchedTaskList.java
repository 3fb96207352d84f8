package io.aftercare.task;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.ProcessModels;
import io.aftercare.task.TaskAct.Kind;
import io.aftercare.task.TaskStretch.Start;
import io.camunda.client.api.search.response.UserTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of tasks as the search API tells them, with what people did meanwhile. */
class SearchedTaskList {

    /** The most that are looked at for one page. */
    static final int MOST = 2_000;

    private static final Duration LATELY = Duration.ofDays(30);

    /** Of what somebody made theirs so lately that the search may not find it by them. */
    private static final int MOST_UNTOLD = 50;

    private final EngineSearch search;
    private final ProcessModels models;
    private final Clock clock;

    /** What is looked for, and what happened to single tasks since the engine told of them. */
    private record Wanted(TaskFilter filter, Map<TaskKey, TaskAct> latest, List<ToldTask> untold) {

        boolean fits(Task told) {
            var task = filter.over() ? told : told.after(latest.get(told.key()));
            return task.isOpen() != filter.over()
                    && (filter.assignee() == null || task.isOf(filter.assignee()))
                    && (filter.teams() == null
                            || List.of(TaskConditions.spellings(filter.teams())).stream()
                                    .anyMatch(task.teams()::contains));
        }
    }

    SearchedTaskList(EngineSearch search, ProcessModels models, Clock clock) {
        this.search = search;
        this.models = models;
        this.clock = clock;
    }

    Optional<ToldTask> find(TaskKey key) {
        var found = search.await(search.begin(client -> client.newUserTaskGetRequest(key.value())));
        return read(found.stream().toList()).stream().findFirst();
    }

    /** Without regard to the text of the filter. */
    List<ToldTask> read(TaskFilter filter, @Nullable TaskCursor after, int limit, List<TaskAct> untold) {
        if (filter.teams() != null && filter.teams().isEmpty()) {
            return List.of();
        }
        var latest = untold.stream().collect(Collectors.toMap(TaskAct::task, Function.identity()));
        var wanted = new Wanted(filter, latest, claimed(filter, untold));
        var found = new ArrayList<ToldTask>();
        for (var stretch : TaskStretch.of(filter, after)) {
            var start = start(stretch, after);
            if (found.size() < limit && (start != null || !isInside(stretch, after))) {
                found.addAll(read(stretch, wanted, start, limit - found.size()));
            }
        }
        return found;
    }

    /** Those of one time may come in any order: of the last time of some, there may be others that come before. */
    private List<ToldTask> read(TaskStretch stretch, Wanted wanted, @Nullable Start start, int limit) {
        var endedSince = clock.instant().minus(LATELY);
        for (var most = Math.min(MOST, 2 * limit); ; most = Math.min(MOST, 4 * most)) {
            var told = search.list(stretch.question(wanted.filter(), start, endedSince), most);
            var found = read(told);
            var isAll = told.size() < most || most == MOST || found.isEmpty();
            var last = isAll ? null : stretch.at(found.getLast().task());
            var fitting = Stream.concat(found.stream(), wanted.untold().stream())
                    .filter(each -> stretch.holds(each.task()) && wanted.fits(each.task()))
                    .filter(each -> start == null || stretch.isAfter(each.task(), start))
                    .filter(each -> last == null || stretch.isBefore(each.task(), last))
                    .collect(Collectors.toMap(each -> each.task().key(), Function.identity(), (one, same) -> one))
                    .values();
            if (isAll || fitting.size() >= limit) {
                return fitting.stream()
                        .sorted((one, other) -> stretch.order().compare(one.task(), other.task()))
                        .limit(limit)
                        .toList();
            }
        }
    }

    /** What somebody made theirs a moment ago: the search may not find it by them yet. */
    private List<ToldTask> claimed(TaskFilter filter, List<TaskAct> untold) {
        var assignee = filter.assignee();
        if (filter.over() || assignee == null) {
            return List.of();
        }
        var begun = untold.stream()
                .filter(act -> act.kind() != Kind.COMPLETED && assignee.equalsIgnoreCase(act.assignee()))
                .limit(MOST_UNTOLD)
                .map(act -> search.begin(
                        client -> client.newUserTaskGetRequest(act.task().value())))
                .toList();
        return read(begun.stream().flatMap(each -> search.await(each).stream()).toList());
    }

    /** Whether a list goes on within a part, not before it. */
    private static boolean isInside(TaskStretch stretch, @Nullable TaskCursor after) {
        return after != null && (after.at() != null) == (stretch != TaskStretch.UNDATED);
    }

    /** Null for the beginning, and where the task is gone that was the last one before. */
    private @Nullable Start start(TaskStretch stretch, @Nullable TaskCursor after) {
        if (after == null || !isInside(stretch, after)) {
            return null;
        }
        var at = after.at();
        return at == null
                ? find(new TaskKey(after.key()))
                        .map(last -> new Start(last.task().createdAt(), after.key()))
                        .orElse(null)
                : new Start(at, after.key());
    }

    private List<ToldTask> read(List<UserTask> told) {
        var unnamed = models.of(ToldTask.unnamed(told));
        return told.stream().flatMap(task -> ToldTask.of(task, unnamed)).toList();
    }
}
