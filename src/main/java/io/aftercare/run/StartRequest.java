package io.aftercare.run;

import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a start message, which anybody's client may have written: nothing in them is trusted.
 *
 * @param processId of the process that the message started
 */
public record StartRequest(
        long processInstanceKey,
        String processId,
        @Nullable String surveyId,
        @Nullable String ticketId,
        @Nullable String contactId,
        @Nullable String runId,
        @Nullable String closedAt) {

    /** The key that the model computes for a withdrawal from the same variables. */
    String correlationKey() {
        return runId != null ? runId : surveyId + ":" + (ticketId != null ? ticketId : contactId);
    }

    Optional<SurveyId> survey() {
        return parsed(surveyId, SurveyId::of);
    }

    Optional<RunId> run() {
        return parsed(runId, RunId::of);
    }

    Optional<Instant> closed() {
        return parsed(closedAt, Instant::parse).filter(Instant.EPOCH::isBefore);
    }

    static <T> Optional<T> parsed(@Nullable String text, Function<String, T> parser) {
        try {
            return Optional.ofNullable(text).map(parser);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
