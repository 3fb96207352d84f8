package io.aftercare.task.web;

import io.aftercare.task.Task;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A task as pages show it.
 *
 * @param viewer the address of who looks at it
 */
public record ShownTask(Task task, Instant now, String viewer) {

    private static final int SHORT = 160;

    public String path() {
        return "/tasks/" + task.key();
    }

    /** Such as {@code due in 2 days}; null without a due date, and when it is over. */
    public @Nullable String due() {
        var due = task.dueAt();
        return due == null || !task.isOpen() ? null : Elapsed.due(due, now);
    }

    public boolean overdue() {
        return task.isOverdue(now);
    }

    /** Whose it is, or null. */
    public @Nullable String assignee() {
        return task.isOf(viewer) ? "You" : task.assignee();
    }

    /** Who may take it: teams and users. */
    public String candidates() {
        var names = new ArrayList<>(task.teams());
        names.addAll(task.users());
        return String.join(", ", names);
    }

    /** Null for a task whose answer is about no ticket. */
    public @Nullable String ticketPath() {
        var cause = task.cause();
        var ticket = cause == null ? null : cause.ticket();
        return ticket == null ? null : "/tickets/" + UriUtils.encode(ticket, StandardCharsets.UTF_8);
    }

    /** The band's word, such as {@code Difficult}; null without an answer. */
    public @Nullable String band() {
        var cause = task.cause();
        if (cause == null || cause.band() == null) {
            return null;
        }
        var key = cause.band().key();
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** How the respondent feels, as a colour of the pages. */
    public String colour() {
        var cause = task.cause();
        if (cause == null || cause.band() == null) {
            return "secondary";
        }
        return switch (cause.band().sentiment()) {
            case NEGATIVE -> "red";
            case NEUTRAL -> "yellow";
            case POSITIVE -> "green";
        };
    }

    /** The beginning of the comment; null when there is none. */
    public @Nullable String shortComment() {
        var cause = task.cause();
        var comment = cause == null ? null : cause.comment();
        return comment == null || comment.length() <= SHORT ? comment : comment.substring(0, SHORT) + "…";
    }

    static List<ShownTask> of(List<Task> tasks, Instant now, String viewer) {
        return tasks.stream().map(task -> new ShownTask(task, now, viewer)).toList();
    }
}
