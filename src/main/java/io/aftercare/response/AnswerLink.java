package io.aftercare.response;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way from a mail to its run. Whoever has the token may answer; there is no other sign-in.
 *
 * @param token unguessable, 144 random bits
 * @param expiresAt until when a first answer is taken
 * @param windowClosesAt until when the score may change and a comment may follow, null before the first score
 * @param language BCP 47 tag of the mail and so of the pages, null for the survey's own
 * @param closed why nothing more is taken, null while something is
 */
public record AnswerLink(
        String token,
        RunId runId,
        SurveyId surveyId,
        int surveyVersion,
        ContactId contactId,
        @Nullable String language,
        Instant expiresAt,
        @Nullable Instant windowClosesAt,
        @Nullable Closed closed) {

    /** Why a link takes nothing more. */
    public enum Closed {
        /** The respondent is done: the comment was given or declined. */
        COMMENTED,
        /** The run went on to score the answer. */
        SCORED,
        /** Nobody answered in time. */
        EXPIRED,
        /** The run was withdrawn or its survey was never sent. */
        WITHDRAWN,
        /** The respondent answered an anonymous survey: which answer it was, nobody knows. */
        ANSWERED
    }
}
