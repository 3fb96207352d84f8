package io.aftercare.task;

import io.aftercare.common.SqlTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list with their values. Only those that were asked for are in the statement, so that each kind of
 * list has its index; what people did a moment ago adds and leaves out single tasks.
 */
final class TaskConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    TaskConditions(TaskFilter filter, Collection<TaskAct> untold, Instant endedSince) {
        if (filter.over()) {
            add("task.ended_at >= :since", "since", SqlTime.utc(endedSince));
        } else {
            conditions.add("task.ended_at is null");
            leaveOut(keys(untold, act -> act.kind() == TaskAct.Kind.COMPLETED));
        }
        if (filter.assignee() != null) {
            restrictTo(filter.assignee(), filter.over() ? List.of() : untold);
        }
        if (filter.teams() != null) {
            add("task.candidate_groups && :teams::text[]", "teams", spellings(filter.teams()));
        }
    }

    private void restrictTo(String assignee, Collection<TaskAct> untold) {
        var theirs =
                keys(untold, act -> act.kind() != TaskAct.Kind.COMPLETED && assignee.equalsIgnoreCase(act.assignee()));
        var notTheirs = keys(untold, act -> !assignee.equalsIgnoreCase(act.assignee()));
        values.put("assignee", assignee);
        if (untold.isEmpty()) {
            conditions.add("lower(task.assignee) = :assignee");
        } else {
            add(
                    "(lower(task.assignee) = :assignee and task.key <> all (:notTheirs) or task.key = any (:theirs))",
                    "theirs",
                    theirs);
            values.put("notTheirs", notTheirs);
        }
    }

    /** From there on, in the order of the list. */
    void after(@Nullable TaskCursor cursor, boolean over) {
        if (cursor == null) {
            return;
        }
        values.put("key", cursor.key());
        if (cursor.at() == null) {
            conditions.add("task.due_at is null and task.key > :key");
        } else if (over) {
            add("(task.ended_at, task.key) < (:at, :key)", "at", SqlTime.utc(cursor.at()));
        } else {
            add("((task.due_at, task.key) > (:at, :key) or task.due_at is null)", "at", SqlTime.utc(cursor.at()));
        }
    }

    private void leaveOut(Long[] keys) {
        if (keys.length > 0) {
            add("task.key <> all (:leftOut)", "leftOut", keys);
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** The engine knows a team as it was written in the process, Aftercare in any case. */
    static String[] spellings(List<String> teams) {
        return teams.stream()
                .flatMap(team -> Stream.of(team, team.toLowerCase(Locale.ROOT)))
                .distinct()
                .toArray(String[]::new);
    }

    private static Long[] keys(Collection<TaskAct> acts, Predicate<TaskAct> which) {
        return acts.stream().filter(which).map(act -> act.task().value()).toArray(Long[]::new);
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
