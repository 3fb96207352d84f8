package io.aftercare.mending;

import io.aftercare.survey.SurveyId;

/** A wave that an incident stops: none of those are asked whom it has not reached yet. */
public record StoppedWave(SurveyId survey, String surveyName) {}
