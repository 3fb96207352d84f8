package io.aftercare.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who tells of user tasks. Where the engine has told nothing, only {@link #areKnown()} may be asked. Where the engine itself
 * is asked and does not answer, all but {@link #areKnown()} and {@link #silentSince()} refuse with {@code engine-away} or
 * {@code engine-refuses}.
 */
interface TaskSource {

    /** How many tasks are open, and how many of them should have been done by now. */
    record OpenTasks(double tasks, double overdue) {}

    /** Whether the engine tells of tasks here. */
    boolean areKnown();

    /** Since when the engine tells nothing any more; empty when it has told just now. */
    Optional<Instant> silentSince();

    /** Of how many tasks of a list, its first, texts are searched in; null for all. */
    @Nullable
    Integer mostSearched();

    /** The last act of each task of which the engine may not have told yet: few. */
    List<TaskAct> untold();

    /**
     * Tasks as the engine tells them, those that fit after what people did since: open ones by their due date, those
     * without one last; over ones the latest first.
     *
     * @param after null for the first page
     */
    List<Task> list(TaskFilter filter, @Nullable TaskCursor after, int limit, List<TaskAct> untold);

    /** A task as the engine tells it. */
    Optional<Task> find(TaskKey key);

    /** How many open tasks fit, whatever their text, counted up to the limit. */
    int count(TaskFilter filter, int limit, List<TaskAct> untold);

    /** Counted up to the limit. */
    OpenTasks open(int limit);

    /** The form of a task as it was deployed; empty also for {@link TaskForms#PLAIN}. */
    Optional<String> form(Task task);

    /** The variables of a task's instance; none where they are more than a page can carry. */
    JsonNode variables(Task task);
}
