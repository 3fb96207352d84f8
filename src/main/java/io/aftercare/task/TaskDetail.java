package io.aftercare.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task with all that helps to do it.
 *
 * @param instructions with the tokens filled in
 * @param form as it was deployed; null when the task has none
 * @param asks whether there is a form with something to fill in
 * @param values what the form is filled with at first
 * @param acts what people did with it here, the first one first
 * @param filling what was filled in when it was completed here; null when that was nothing, or is kept no more
 */
public record TaskDetail(
        Task task,
        String instructions,
        @Nullable JsonNode form,
        boolean asks,
        JsonNode values,
        List<TaskAct> acts,
        @Nullable Filling filling) {}
