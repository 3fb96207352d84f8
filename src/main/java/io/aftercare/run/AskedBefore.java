package io.aftercare.run;

import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;

/** When a contact was asked by another run. */
public record AskedBefore(RunId run, SurveyId survey, Instant at) {}
