package io.aftercare.response;

import io.aftercare.survey.RunId;

/** A contact answered an anonymous survey; published inside the transaction that keeps the answer, without it. */
public record AnsweredAnonymously(RunId runId) {}
