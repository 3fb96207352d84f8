package io.aftercare.response;

import io.aftercare.survey.RunId;

/** The respondent is done: a comment was given or declined; published inside the transaction that keeps it. */
public record CommentGiven(RunId runId) {}
