package io.aftercare.task;

import io.aftercare.engine.ProcessModel;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task that the search API tells, without its cause. Any field may be missing, and any word may be new: what has no key,
 * place or time is left out.
 *
 * @param root of its instance; null where that is not told, as before 8.9
 */
record ToldTask(Task task, @Nullable Long root, @Nullable String processName) {

    /** @param models of the processes of tasks without a name */
    static Stream<ToldTask> of(UserTask told, Map<Long, ProcessModel> models) {
        if (told.getUserTaskKey() == null
                || told.getElementId() == null
                || told.getProcessInstanceKey() == null
                || told.getCreationDate() == null) {
            return Stream.empty();
        }
        var task = new Task(
                new TaskKey(told.getUserTaskKey()),
                TaskRows.title(name(told, models), told.getElementId()),
                Objects.requireNonNullElse(told.getBpmnProcessId(), ""),
                told.getElementId(),
                told.getProcessInstanceKey(),
                state(told),
                TaskRows.assignee(told.getAssignee()),
                TaskRows.names(told.getCandidateGroups()),
                TaskRows.names(told.getCandidateUsers()),
                told.getDueDate() == null ? null : told.getDueDate().toInstant(),
                told.getCreationDate().toInstant(),
                endedAt(told),
                told.getFormKey(),
                instructions(told),
                null);
        return Stream.of(new ToldTask(task, told.getRootProcessInstanceKey(), told.getProcessName()));
    }

    /** The keys of the processes of tasks without a name. */
    static List<Long> unnamed(List<UserTask> told) {
        return told.stream()
                .filter(task -> task.getName() == null)
                .map(UserTask::getProcessDefinitionKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable String name(UserTask told, Map<Long, ProcessModel> models) {
        if (told.getName() != null || told.getProcessDefinitionKey() == null) {
            return told.getName();
        }
        return models.getOrDefault(told.getProcessDefinitionKey(), ProcessModel.UNKNOWN)
                .elementNames()
                .get(told.getElementId());
    }

    private static TaskState state(UserTask told) {
        if (told.getState() == UserTaskState.CANCELED) {
            return TaskState.CANCELLED;
        }
        return told.getState() == UserTaskState.COMPLETED || told.getCompletionDate() != null
                ? TaskState.DONE
                : TaskState.OPEN;
    }

    /** What is over must not look as if it were open: without an end it ended as it began. */
    private static @Nullable Instant endedAt(UserTask told) {
        if (told.getCompletionDate() != null) {
            return told.getCompletionDate().toInstant();
        }
        return state(told) == TaskState.OPEN ? null : told.getCreationDate().toInstant();
    }

    private static String instructions(UserTask told) {
        return told.getCustomHeaders() == null ? "" : told.getCustomHeaders().getOrDefault("instructions", "");
    }
}
