package io.aftercare.survey;

/**
 * A survey got a new version; published inside the transaction that makes it. A listener that throws a
 * {@link io.aftercare.common.Refusal} keeps it from being live.
 */
public record SurveyPublished(PublishedSurvey survey) {}
