package io.aftercare.task.web;

import io.aftercare.common.page.Option;
import io.aftercare.task.Task;
import io.aftercare.task.TaskActor;
import io.aftercare.task.TaskCompletion;
import io.aftercare.task.TaskDetail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one task for one viewer.
 *
 * @param typed what was filled into the form and refused, as JSON; null where nothing was
 * @param note what was noted and refused
 * @param people whom it can be assigned to
 */
public record TaskPage(
        ShownTask shown,
        TaskDetail detail,
        TaskActor actor,
        @Nullable String typed,
        String note,
        List<Option> people) {

    static final int LONGEST_NOTE = TaskCompletion.LONGEST_NOTE;

    static TaskPage of(
            TaskDetail detail, TaskActor actor, @Nullable String typed, String note, List<Option> people, Instant now) {
        return new TaskPage(new ShownTask(detail.task(), now, actor.name()), detail, actor, typed, note, people);
    }

    public Task task() {
        return detail.task();
    }

    public boolean mine() {
        return task().isOf(actor.user());
    }

    public boolean mayClaim() {
        return task().isOpen() && task().assignee() == null && actor.mayDo(task());
    }

    public boolean mayComplete() {
        return task().isOpen() && (mine() || mayClaim());
    }

    public boolean mayRelease() {
        return task().isOpen() && task().assignee() != null && (mine() || actor.mayWrite());
    }

    public boolean mayAssign() {
        return task().isOpen() && actor.mayWrite();
    }

    /** What was typed is shown even when the task is over: nothing of it is lost. */
    public boolean showsForm() {
        return detail.form() != null && (mayComplete() || typed != null);
    }

    public String schema() {
        return String.valueOf(detail.form());
    }

    public String values() {
        return typed == null ? detail.values().toString() : typed;
    }

    public boolean showsNote() {
        return !detail.asks() && (mayComplete() || !note.isEmpty());
    }

    public String to(String act) {
        return shown.path() + "/" + act;
    }

    public int longestNote() {
        return LONGEST_NOTE;
    }
}
