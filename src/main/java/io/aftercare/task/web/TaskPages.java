package io.aftercare.task.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.Option;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.Scope;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.Teams;
import io.aftercare.identity.UserId;
import io.aftercare.identity.Users;
import io.aftercare.task.TaskActor;
import io.aftercare.task.TaskCompletion;
import io.aftercare.task.TaskKey;
import io.aftercare.task.TaskWork;
import io.aftercare.task.Tasks;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one task, and what people do with it. What is refused comes back with all that was typed. */
@PageController
@RequestMapping("/tasks/{key}")
class TaskPages {

    private final Tasks tasks;
    private final TaskWork work;
    private final TaskCompletion completion;
    private final Teams teams;
    private final Users users;
    private final Clock clock;

    TaskPages(Tasks tasks, TaskWork work, TaskCompletion completion, Teams teams, Users users, Clock clock) {
        this.tasks = tasks;
        this.work = work;
        this.completion = completion;
        this.teams = teams;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('tasks:read')")
    ModelAndView show(@PathVariable String key, @AuthenticationPrincipal SignedInUser viewer) {
        return page(TaskKey.of(key), actor(viewer), null, "", Faults.none());
    }

    @PostMapping("/claim")
    @PreAuthorize("hasAuthority('tasks:read')")
    ModelAndView claim(
            @PathVariable String key, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        var actor = actor(viewer);
        return act(TaskKey.of(key), actor, redirect, () -> {
            work.claim(TaskKey.of(key), viewer.email(), actor);
            return "The task is yours.";
        });
    }

    @PostMapping("/release")
    @PreAuthorize("hasAuthority('tasks:read')")
    ModelAndView release(
            @PathVariable String key, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        var actor = actor(viewer);
        return act(TaskKey.of(key), actor, redirect, () -> {
            work.release(TaskKey.of(key), actor);
            return "The task is nobody's now: anybody who may can claim it.";
        });
    }

    @PostMapping("/assign")
    @PreAuthorize("hasAuthority('tasks:write')")
    ModelAndView assign(
            @PathVariable String key,
            @RequestParam(defaultValue = "") @Size(max = 254) @SingleLine String assignee,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        var actor = actor(viewer);
        return act(TaskKey.of(key), actor, redirect, () -> {
            work.assign(TaskKey.of(key), assignee, actor);
            return "The task is assigned to %s.".formatted(assignee);
        });
    }

    @PostMapping("/complete")
    @PreAuthorize("hasAuthority('tasks:read')")
    ModelAndView complete(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String variables,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        var actor = actor(viewer);
        try {
            var data = variables == null ? completion.noted(note) : completion.read(variables);
            var task = work.complete(TaskKey.of(key), data, actor);
            return new ModelAndView(Notice.redirect("/tasks", redirect, "Done: %s.".formatted(task.title())));
        } catch (Refusal refusal) {
            return refused(TaskKey.of(key), actor, completion.readable(variables), note, refusal);
        }
    }

    private ModelAndView act(TaskKey key, TaskActor actor, RedirectAttributes redirect, Supplier<String> act) {
        try {
            return new ModelAndView(Notice.redirect("/tasks/" + key, redirect, act.get()));
        } catch (Refusal refusal) {
            return refused(key, actor, null, "", refusal);
        }
    }

    private ModelAndView refused(TaskKey key, TaskActor actor, @Nullable String typed, String note, Refusal refusal) {
        if (refusal.status() == HttpStatus.NOT_FOUND) {
            throw refusal;
        }
        var page = page(key, actor, typed, note, Faults.of(refusal));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(TaskKey key, TaskActor actor, @Nullable String typed, String note, Faults faults) {
        var people = actor.mayWrite() ? people() : List.<Option>of();
        return new ModelAndView("task/task")
                .addObject("page", TaskPage.of(tasks.detail(key), actor, typed, note, people, clock.instant()))
                .addObject("silentSince", tasks.silentSince().orElse(null))
                .addObject("faults", faults);
    }

    /** Whose role lets them do a task. */
    private List<Option> people() {
        return users.list().stream()
                .filter(user -> user.role().scopes().contains(Scope.TASKS_READ))
                .map(user -> new Option(user.email(), "%s (%s)".formatted(user.name(), user.email())))
                .toList();
    }

    private TaskActor actor(SignedInUser viewer) {
        return TaskActor.of(viewer, teams.namesOf(new UserId(viewer.id())));
    }
}
