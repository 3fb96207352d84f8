package io.aftercare.task.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.crm.SearchText;
import io.aftercare.identity.ApiKey;
import io.aftercare.identity.EmailAddress;
import io.aftercare.task.TaskActor;
import io.aftercare.task.TaskCursor;
import io.aftercare.task.TaskFilter;
import io.aftercare.task.TaskKey;
import io.aftercare.task.TaskWork;
import io.aftercare.task.Tasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks", description = "What follow-ups give people to do: list, claim, release and complete")
class TaskApiController {

    /** @param assignee address of the user who is to have it */
    record ClaimCommand(@NotNull @EmailAddress String assignee) {}

    /** @param variables the values of the form's fields; of a task without one, at most a {@code note} */
    record CompleteCommand(
            @Schema(type = "object") @Nullable JsonNode variables) {}

    private final Tasks tasks;
    private final TaskWork work;

    TaskApiController(Tasks tasks, TaskWork work) {
        this.tasks = tasks;
        this.work = work;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('tasks:read')")
    @Operation(summary = "List open tasks, first due first, or those that ended in the last 30 days, latest first")
    CursorPage<TaskView> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable @EmailAddress String assignee,
            @RequestParam(required = false) @Nullable @Size(max = 100) @SingleLine String team,
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        var filter = new TaskFilter(
                isOver(state),
                assignee == null ? null : assignee.toLowerCase(Locale.ROOT),
                team == null ? null : List.of(team),
                search);
        return tasks.list(filter, after == null ? null : TaskCursor.of(after), limit)
                .map(TaskView::of);
    }

    @GetMapping("/{key}")
    @PreAuthorize("hasAuthority('tasks:read')")
    @Operation(summary = "Get a task with its instructions, its form and what was done with it")
    TaskView get(@PathVariable String key) {
        return TaskView.of(tasks.detail(TaskKey.of(key)));
    }

    @PostMapping("/{key}/claim")
    @PreAuthorize("hasAuthority('tasks:write')")
    @Operation(summary = "Make a task a user's, unless it is somebody else's")
    TaskView claim(
            @PathVariable String key,
            @Valid @RequestBody ClaimCommand command,
            @AuthenticationPrincipal ApiKey caller) {
        return TaskView.of(work.claim(TaskKey.of(key), command.assignee(), TaskActor.of(caller)));
    }

    @PostMapping("/{key}/release")
    @PreAuthorize("hasAuthority('tasks:write')")
    @Operation(summary = "Make a task nobody's")
    TaskView release(@PathVariable String key, @AuthenticationPrincipal ApiKey caller) {
        return TaskView.of(work.release(TaskKey.of(key), TaskActor.of(caller)));
    }

    @PostMapping("/{key}/complete")
    @PreAuthorize("hasAuthority('tasks:write')")
    @Operation(summary = "Complete a task with what its form asks for; its process goes on")
    TaskView complete(
            @PathVariable String key,
            @Valid @RequestBody CompleteCommand command,
            @AuthenticationPrincipal ApiKey caller) {
        var given = command.variables();
        var variables = given == null || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
        return TaskView.of(work.complete(TaskKey.of(key), variables, TaskActor.of(caller)));
    }

    private static boolean isOver(String state) {
        return switch (state) {
            case "open" -> false;
            case "over" -> true;
            default ->
                throw Refusal.unprocessable(
                        "unknown-state", "There is no state '%s'. States: open, over.".formatted(cut(state)));
        };
    }

    private static String cut(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50) + "…";
    }
}
