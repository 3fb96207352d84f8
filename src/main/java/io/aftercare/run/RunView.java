package io.aftercare.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.aftercare.crm.ContactId;
import io.aftercare.response.Answer;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it.
 *
 * @param ticket the ticket's external id, null for a run without a ticket
 * @param answeredAnonymously whether there is an answer that cannot be told: score, comment and time are null then
 * @param shown whether it is shown on a web site instead of being mailed; {@code sentAt} is when it was
 * @param processInstanceKey the engine's key, null until the engine has the run; a text, as it exceeds what JSON readers
 *     keep of a number
 * @param timeline what happened, in order; only where one run was asked for
 */
public record RunView(
        RunId id,
        SurveyId surveyId,
        int surveyVersion,
        @Nullable String ticket,
        ContactId contactId,
        RunState state,
        @Nullable SkipReason reason,
        @Nullable Integer score,
        @Nullable Band band,
        @Nullable String comment,
        Instant scheduledFor,
        boolean shown,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        boolean answeredAnonymously,
        @Nullable Instant completedAt,
        @Nullable String processInstanceKey,
        @JsonInclude(Include.NON_NULL) @Nullable List<Timeline.Entry> timeline) {

    static RunView of(SurveyRun run, @Nullable Answer answer, @Nullable List<Timeline.Entry> timeline) {
        var instance = run.processInstanceKey();
        return new RunView(
                run.id(),
                run.surveyId(),
                run.surveyVersion(),
                run.ticket(),
                run.contactId(),
                run.state(),
                run.reason(),
                run.score(),
                run.band(),
                answer == null ? null : answer.comment(),
                run.scheduledFor(),
                run.shown(),
                run.sentAt(),
                run.answeredAt(),
                run.answeredAnonymously(),
                run.completedAt(),
                instance == null ? null : instance.toString(),
                timeline);
    }

    /** What stands before "due" where {@link #scheduledFor} is shown; empty while it is to come. */
    public String dueTense() {
        return DueTense.of(state, scheduledFor, sentAt, completedAt);
    }
}
