package io.aftercare.task;

import io.aftercare.common.Refusal;
import io.aftercare.engine.UserTaskOutcome;
import io.aftercare.engine.UserTaskOutcome.Away;
import io.aftercare.engine.UserTaskOutcome.Conflict;
import io.aftercare.engine.UserTaskOutcome.Done;
import io.aftercare.engine.UserTaskOutcome.NotThere;
import io.aftercare.engine.UserTaskOutcome.Refused;
import io.aftercare.engine.UserTasks;
import io.aftercare.identity.Scope;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.task.TaskAct.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * What people do with tasks. The engine is the judge of every act; what it did is written down with who and when.
 * All refuse with {@code task-not-found}, {@code task-over}, {@code not-your-task} and {@code engine-away}.
 */
@Service
public class TaskWork {

    private final Tasks tasks;
    private final TaskActs acts;
    private final TaskCompletion completion;
    private final UserTasks engine;
    private final Users users;

    TaskWork(Tasks tasks, TaskActs acts, TaskCompletion completion, UserTasks engine, Users users) {
        this.tasks = tasks;
        this.acts = acts;
        this.completion = completion;
        this.engine = engine;
        this.users = users;
    }

    /**
     * Makes an open task somebody's that is nobody's.
     *
     * @param assignee a user's address
     * @throws Refusal {@code task-taken} when somebody else has it, {@code unknown-user}
     */
    public Task claim(TaskKey key, String assignee, TaskActor actor) {
        var task = allowed(key, actor);
        var user = known(assignee);
        if (task.assignee() != null && !task.isOf(user)) {
            throw taken(task.assignee());
        }
        var claimed = claim(task, user);
        return done(key, Kind.CLAIMED, claimed, actor);
    }

    /**
     * Gives a task to somebody, whoever has it.
     *
     * @throws Refusal {@code unknown-user}
     */
    public Task assign(TaskKey key, String assignee, TaskActor actor) {
        var task = allowed(key, actor);
        if (!actor.mayWrite()) {
            throw notYours(task);
        }
        var user = known(assignee);
        require(task, engine.assign(key.value(), user));
        return done(key, Kind.ASSIGNED, user, actor);
    }

    /** Makes a task nobody's: one's own, or any for who may write tasks. Harmless when it is nobody's. */
    public Task release(TaskKey key, TaskActor actor) {
        var task = allowed(key, actor);
        if (task.assignee() == null) {
            return task;
        }
        if (!task.isOf(actor.user()) && !actor.mayWrite()) {
            throw taken(task.assignee());
        }
        require(task, engine.release(key.value()));
        return done(key, Kind.RELEASED, null, actor);
    }

    /**
     * Completes a task. A person first makes it theirs, so that of two the engine takes one; a program just completes
     * it.
     *
     * @param data what was filled into the task's form; for a task that asks nothing, at most a {@code note}
     * @throws Refusal {@code task-taken} when somebody else has it, {@code form-not-filled}
     */
    public Task complete(TaskKey key, JsonNode data, TaskActor actor) {
        var task = allowed(key, actor);
        var user = actor.user();
        if (user != null && task.assignee() != null && !task.isOf(user)) {
            throw taken(task.assignee());
        }
        var accepted = completion.accept(task, data);
        if (user != null) {
            claim(task, user);
            if (!task.isOf(user)) {
                acts.add(key, Kind.CLAIMED, user, actor.name());
            }
        }
        require(task, engine.complete(key.value(), accepted.variables().toString()));
        acts.addCompleted(task, user, actor.name(), accepted.entries());
        return tasks.get(key);
    }

    /** @return the address as the engine has it: whose task it is already may be spelled otherwise there */
    private String claim(Task task, String user) {
        var spelled = task.isOf(user) ? Objects.requireNonNull(task.assignee()) : user;
        require(task, engine.claim(task.key().value(), spelled));
        return spelled;
    }

    private Task allowed(TaskKey key, TaskActor actor) {
        var task = tasks.get(key);
        if (!task.isOpen()) {
            throw over(task);
        }
        if (!actor.mayDo(task)) {
            throw notYours(task);
        }
        return task;
    }

    private Task done(TaskKey key, Kind kind, @Nullable String assignee, TaskActor actor) {
        acts.add(key, kind, assignee, actor.name());
        return tasks.get(key);
    }

    private String known(String assignee) {
        return users.byEmail(assignee.strip())
                .filter(user -> user.role().scopes().contains(Scope.TASKS_READ))
                .map(User::email)
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-user",
                        "Nobody whose role lets them do tasks has the address %s. Choose somebody else."
                                .formatted(cut(assignee.strip()))));
    }

    private static String cut(String address) {
        return address.length() <= 254 ? address : address.substring(0, 254) + "…";
    }

    private void require(Task task, UserTaskOutcome outcome) {
        switch (outcome) {
            case Done done -> {}
            case NotThere gone -> throw over(tasks.get(task.key()));
            case Conflict conflict ->
                throw Refusal.conflict(
                        "task-taken",
                        "Somebody else took this task a moment ago, or does something with it right now. Nothing was completed; the list of tasks shows whose it is.");
            case Refused refused ->
                throw Refusal.unprocessable(
                        "engine-refused", "The engine does not take this: %s".formatted(refused.why()));
            case Away away ->
                throw Refusal.unavailable(
                        "engine-away",
                        "The engine cannot be reached, so that it is not known whether this was done. Try again in a moment: nothing is done twice.");
        }
    }

    private Refusal over(Task task) {
        var by = acts.of(task.key()).stream()
                .filter(act -> act.kind() == Kind.COMPLETED)
                .findFirst();
        var what = by.map(act -> "%s completed this task already".formatted(act.by()))
                .orElse(
                        task.state() == TaskState.CANCELLED
                                ? "This task was withdrawn: its process went on without it"
                                : "This task is over: it was completed elsewhere or withdrawn a moment ago");
        return Refusal.conflict("task-over", what + ". Nothing was changed; go on with another task.");
    }

    private static Refusal taken(@Nullable String assignee) {
        return Refusal.conflict(
                "task-taken",
                "%s has this task. Ask them to release it, or somebody who may assign tasks to give it to you."
                        .formatted(assignee));
    }

    private static Refusal notYours(Task task) {
        return Refusal.conflict(
                "not-your-task",
                "The task '%s' is neither yours nor of a team of yours. Ask a lead to assign it to you."
                        .formatted(task.title()));
    }
}
