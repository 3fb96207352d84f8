package io.aftercare.task;

import java.time.Instant;
import java.util.List;

/**
 * What was filled in when a task was completed here.
 *
 * @param title of the task
 * @param by a user's address, or the name of an API key
 * @param entries never empty
 */
public record Filling(TaskKey task, String title, String by, Instant at, List<FilledEntry> entries) {

    public String path() {
        return "/tasks/" + task;
    }
}
