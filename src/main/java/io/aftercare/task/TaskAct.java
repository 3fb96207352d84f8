package io.aftercare.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a task here.
 *
 * @param assignee whose the task was from then on; null for nobody's, or a program's
 * @param by a user's address, or the name of an API key
 */
public record TaskAct(TaskKey task, Kind kind, @Nullable String assignee, String by, Instant at) {

    /** The things that people do with tasks. */
    public enum Kind {
        CLAIMED,
        RELEASED,
        ASSIGNED,
        COMPLETED;

        /** The word outside Java. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
