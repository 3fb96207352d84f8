package io.aftercare.insight;

import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What somebody wrote to an anonymous survey.
 *
 * @param id random, of nothing else
 * @param day in UTC on which it was counted, together with others; not that on which it was given
 */
public record AnonymousComment(
        UUID id,
        SurveyId survey,
        String surveyName,
        SurveyType type,
        int score,
        Band band,
        String comment,
        LocalDate day) {}
