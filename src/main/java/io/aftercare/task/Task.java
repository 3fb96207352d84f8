package io.aftercare.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Camunda user task as the engine tells it, and as people have left it since.
 *
 * @param title the name of its element, else the element's id
 * @param assignee whose it is, a user's address; null for nobody's
 * @param teams names of the teams whose members may take it
 * @param users addresses of the users who may take it
 * @param endedAt null while it is open
 * @param cause null for a task of a process that follows no answer
 */
public record Task(
        TaskKey key,
        String title,
        String processId,
        String elementId,
        long processInstanceKey,
        TaskState state,
        @Nullable String assignee,
        List<String> teams,
        List<String> users,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Long formKey,
        String instructions,
        @Nullable TaskCause cause) {

    public boolean isOpen() {
        return state == TaskState.OPEN;
    }

    /** Whether somebody should have done it by now. */
    public boolean isOverdue(Instant now) {
        return isOpen() && dueAt != null && dueAt.isBefore(now);
    }

    public boolean isOf(@Nullable String user) {
        return user != null && user.equalsIgnoreCase(assignee);
    }

    /** As it is after what people did with it that the engine has not told yet. */
    Task after(@Nullable TaskAct untold) {
        if (untold == null || !isOpen()) {
            return this;
        }
        var done = untold.kind() == TaskAct.Kind.COMPLETED;
        return new Task(
                key,
                title,
                processId,
                elementId,
                processInstanceKey,
                done ? TaskState.DONE : state,
                untold.assignee(),
                teams,
                users,
                dueAt,
                createdAt,
                done ? untold.at() : null,
                formKey,
                instructions,
                cause);
    }

    /** The same, with what caused it. */
    Task following(@Nullable TaskCause found) {
        return new Task(
                key,
                title,
                processId,
                elementId,
                processInstanceKey,
                state,
                assignee,
                teams,
                users,
                dueAt,
                createdAt,
                endedAt,
                formKey,
                instructions,
                found);
    }
}
