package io.aftercare.automation.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What follows an answer, as the API tells it.
 *
 * @param processId of the process that is called; null when nothing follows
 * @param actions null for what is no list
 * @param changedBy null for what is not made here, and for what a designer deployed to the engine past Aftercare
 * @param hiddenSince when a designer deployed a newer version of what is live, which this draft does not hold and replaces
 *     when published; null for nothing
 * @param faults what keeps it from being published, by path such as {@code actions[2].then[0].subject}
 */
@Schema(name = "FollowUp")
record FollowUpView(
        Kind kind,
        @Nullable String processId,
        @Nullable List<Action> actions,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable Instant hiddenSince,
        List<Fault> faults) {

    /** How it is made. */
    enum Kind {
        /** Nothing follows. */
        NONE,
        /** A list of actions. */
        LIST,
        /** A process that a designer drew. */
        PROCESS,
        /** A process that others deploy to the engine. */
        ELSEWHERE;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
