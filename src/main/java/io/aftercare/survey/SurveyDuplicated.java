package io.aftercare.survey;

/**
 * A survey's draft was copied to a new survey; published inside the transaction that does, so that what belongs to the
 * draft elsewhere is copied along.
 *
 * @param by who copied it, as people read it
 */
public record SurveyDuplicated(SurveyId original, SurveyId copy, String by) {}
