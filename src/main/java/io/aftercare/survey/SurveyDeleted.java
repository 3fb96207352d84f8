package io.aftercare.survey;

/** A survey was deleted; published inside the transaction that deletes it. */
public record SurveyDeleted(SurveyId id) {}
