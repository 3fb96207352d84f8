package io.aftercare.run;

import io.aftercare.survey.SurveyType;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list, with whom and what it is about.
 *
 * @param surveyName of the survey's draft
 * @param comment the last one given
 */
public record RunRow(
        SurveyRun run,
        String surveyName,
        SurveyType surveyType,
        String contactName,
        String contactEmail,
        @Nullable String comment) {}
