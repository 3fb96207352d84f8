package io.aftercare.run;

import io.aftercare.crm.ContactId;
import io.aftercare.crm.TicketId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey run as the record knows it.
 *
 * @param ticket the ticket's external id, null for a run without a ticket
 * @param correlationKey the key that its process instance takes a withdrawal by
 * @param processInstanceKey null until the engine has registered it
 * @param answeredAnonymously whether there is an answer that cannot be told; it has no score and no time of it then
 * @param shown whether it is shown on a web site instead of being mailed; {@code sentAt} is when it was
 * @param sendingSince when a worker began to send the mail, null when none is at it
 */
public record SurveyRun(
        RunId id,
        SurveyId surveyId,
        int surveyVersion,
        @Nullable TicketId ticketId,
        @Nullable String ticket,
        ContactId contactId,
        RunState state,
        @Nullable SkipReason reason,
        @Nullable Integer score,
        @Nullable Band band,
        Instant createdAt,
        Instant scheduledFor,
        boolean shown,
        @Nullable Instant sendingSince,
        @Nullable Instant sentAt,
        @Nullable Instant remindedAt,
        @Nullable Instant answeredAt,
        boolean answeredAnonymously,
        @Nullable Instant notifiedAt,
        @Nullable Instant completedAt,
        String correlationKey,
        @Nullable Long processInstanceKey) {

    static SurveyRun scheduled(Start start, Instant now, Instant scheduledFor) {
        return new SurveyRun(
                start.runId(),
                start.surveyId(),
                start.surveyVersion(),
                start.ticketId(),
                start.ticket(),
                start.contactId(),
                RunState.SCHEDULED,
                null,
                null,
                null,
                now,
                scheduledFor,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                start.correlationKey(),
                start.processInstanceKey());
    }

    /** What a run starts from. */
    record Start(
            RunId runId,
            SurveyId surveyId,
            int surveyVersion,
            @Nullable TicketId ticketId,
            @Nullable String ticket,
            ContactId contactId,
            String correlationKey,
            @Nullable Long processInstanceKey) {}

    /** Whether there is an answer, were it one that cannot be told. */
    boolean isAnswered() {
        return answeredAt != null || answeredAnonymously;
    }

    /** Whether the mail was handed to the mail server, or the survey shown, for all that is known. */
    public boolean isSent() {
        return sentAt != null;
    }

    /** What stands before "due" where {@link #scheduledFor} is shown; empty while it is to come. */
    public String dueTense() {
        return DueTense.of(state, scheduledFor, sentAt, completedAt);
    }
}
