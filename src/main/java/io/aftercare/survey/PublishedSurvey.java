package io.aftercare.survey;

/** A published version of a survey. It never changes: a run keeps the version that it was started with. */
public record PublishedSurvey(SurveyId id, int version, SurveyDefinition definition) {}
