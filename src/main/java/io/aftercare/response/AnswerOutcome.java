package io.aftercare.response;

/** What became of something a respondent sent. */
public sealed interface AnswerOutcome {

    /** It is kept. */
    record Accepted() implements AnswerOutcome {}

    /** The score is not on the survey's scale; nothing is kept. */
    record OffScale() implements AnswerOutcome {}

    /** The comment is longer than {@link Responses#MAX_COMMENT} characters; nothing is kept. */
    record TooLong() implements AnswerOutcome {}

    /** The link is unknown, expired, withdrawn or its window has closed; nothing is kept. */
    record TooLate() implements AnswerOutcome {}
}
