package io.aftercare.task;

import io.aftercare.engine.EngineSearch.Question;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.UserTaskFilter;
import io.camunda.client.api.search.filter.builder.DateTimeProperty;
import io.camunda.client.api.search.response.UserTask;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that the search API can put in order: by one date, which all tasks of the part have. How it sorts a
 * missing date is not told, and by key it cannot sort.
 */
enum TaskStretch {
    /** Open ones with a due date, the first one first. */
    DUE,
    /** Open ones without, the oldest first. */
    UNDATED,
    /** Over ones, the latest first. */
    ENDED;

    /** The place in a part after which it goes on. */
    record Start(Instant at, long key) {}

    /** Those that make up a list, or the rest of it. */
    static List<TaskStretch> of(TaskFilter filter, @Nullable TaskCursor after) {
        if (filter.over()) {
            return List.of(ENDED);
        }
        return after != null && after.at() == null ? List.of(UNDATED) : List.of(DUE, UNDATED);
    }

    Instant at(Task task) {
        return switch (this) {
            case DUE -> Objects.requireNonNullElse(task.dueAt(), task.createdAt());
            case UNDATED -> task.createdAt();
            case ENDED -> Objects.requireNonNullElse(task.endedAt(), task.createdAt());
        };
    }

    /** Whether a task belongs here. */
    boolean holds(Task task) {
        return this == ENDED || (this == DUE) == (task.dueAt() != null);
    }

    Comparator<Task> order() {
        var order =
                Comparator.comparing(this::at).thenComparing(task -> task.key().value());
        return this == ENDED ? order.reversed() : order;
    }

    /** Whether a task comes before all of this time. */
    boolean isBefore(Task task, Instant time) {
        return this == ENDED ? at(task).isAfter(time) : at(task).isBefore(time);
    }

    boolean isAfter(Task task, Start start) {
        var byTime = at(task).compareTo(start.at());
        var order = byTime == 0 ? Long.compare(task.key().value(), start.key()) : byTime;
        return this == ENDED ? order < 0 : order > 0;
    }

    /** Of the tasks of one time all, as they may come in any order. */
    Question<UserTask> question(TaskFilter filter, @Nullable Start start, Instant endedSince) {
        var at = start == null ? null : start.at();
        return (client, page) -> client.newUserTaskSearchRequest()
                .filter(task -> {
                    choose(task, filter);
                    narrow(task, at, endedSince);
                })
                .sort(order -> {
                    switch (this) {
                        case DUE -> order.dueDate().asc();
                        case UNDATED -> order.creationDate().asc();
                        case ENDED -> order.completionDate().desc();
                    }
                })
                .page(page);
    }

    private static void choose(UserTaskFilter task, TaskFilter filter) {
        if (filter.assignee() != null) {
            task.assignee(filter.assignee());
        }
        if (filter.teams() != null) {
            var spellings = TaskConditions.spellings(filter.teams());
            task.candidateGroup(group -> group.in(spellings));
        }
    }

    private void narrow(UserTaskFilter task, @Nullable Instant at, Instant endedSince) {
        if (this == ENDED) {
            task.completionDate(date -> {
                from(date, endedSince);
                if (at != null) {
                    date.lte(at.atOffset(ZoneOffset.UTC));
                }
            });
            return;
        }
        open(task);
        if (this == DUE) {
            task.dueDate(date -> {
                if (at == null) {
                    date.exists(true);
                } else {
                    from(date, at);
                }
            });
        } else {
            task.dueDate(date -> date.exists(false));
            if (at != null) {
                task.creationDate(date -> from(date, at));
            }
        }
    }

    /** Whatever else a newer version may call it. */
    static void open(UserTaskFilter task) {
        task.state(state -> state.neq(UserTaskState.CANCELED)).completionDate(date -> date.exists(false));
    }

    private static void from(DateTimeProperty date, Instant at) {
        date.gte(at.atOffset(ZoneOffset.UTC));
    }
}
