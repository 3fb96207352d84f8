package io.aftercare.task.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.aftercare.crm.ContactId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.task.FilledEntry;
import io.aftercare.task.Task;
import io.aftercare.task.TaskAct;
import io.aftercare.task.TaskCause;
import io.aftercare.task.TaskDetail;
import io.aftercare.task.TaskKey;
import io.aftercare.task.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task as the API shows it.
 *
 * @param key the engine's key; a text, as it exceeds what JSON readers keep of a number
 * @param processInstanceKey likewise
 * @param answer the answer that caused it; null for a task of a process that follows none
 * @param instructions with tokens filled in; only where one task was asked for, as are form, values, acts and what was filled in
 * @param form as it was deployed; absent when there is none
 * @param filledIn what was filled in when it was completed; absent when that was nothing, or is kept no more
 */
record TaskView(
        TaskKey key,
        String title,
        TaskState state,
        @Nullable String assignee,
        List<String> candidateTeams,
        List<String> candidateUsers,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant endedAt,
        String processId,
        String elementId,
        String processInstanceKey,
        @Nullable AnswerView answer,
        @JsonInclude(Include.NON_NULL) @Nullable String instructions,
        @JsonInclude(Include.NON_NULL) @Nullable JsonNode form,
        @JsonInclude(Include.NON_NULL) @Nullable JsonNode values,
        @JsonInclude(Include.NON_NULL) @Nullable List<TaskAct> acts,
        @JsonInclude(Include.NON_NULL) @Nullable List<FilledEntry> filledIn) {

    /** @param ticket the ticket's external id, null for a run without a ticket */
    record AnswerView(
            RunId runId,
            SurveyId surveyId,
            ContactId contactId,
            @Nullable String ticket,
            @Nullable Integer score,
            @Nullable Band band,
            @Nullable String comment) {

        static @Nullable AnswerView of(@Nullable TaskCause cause) {
            return cause == null
                    ? null
                    : new AnswerView(
                            cause.run(),
                            cause.survey(),
                            cause.contact(),
                            cause.ticket(),
                            cause.score(),
                            cause.band(),
                            cause.comment());
        }
    }

    static TaskView of(Task task) {
        return of(task, null, null, null, null, null);
    }

    static TaskView of(TaskDetail detail) {
        var filling = detail.filling();
        return of(
                detail.task(),
                detail.instructions(),
                detail.form(),
                detail.values(),
                detail.acts(),
                filling == null ? null : filling.entries());
    }

    private static TaskView of(
            Task task,
            @Nullable String instructions,
            @Nullable JsonNode form,
            @Nullable JsonNode values,
            @Nullable List<TaskAct> acts,
            @Nullable List<FilledEntry> filledIn) {
        return new TaskView(
                task.key(),
                task.title(),
                task.state(),
                task.assignee(),
                task.teams(),
                task.users(),
                task.dueAt(),
                task.createdAt(),
                task.endedAt(),
                task.processId(),
                task.elementId(),
                Long.toString(task.processInstanceKey()),
                AnswerView.of(task.cause()),
                instructions,
                form,
                values,
                acts,
                filledIn);
    }
}
