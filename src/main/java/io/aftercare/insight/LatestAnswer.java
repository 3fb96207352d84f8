package io.aftercare.insight;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer in a list: what counts of a run now, as a respondent may change it while the window is open.
 *
 * @param contactName first and last name as far as they are known, else the address
 * @param ticket the ticket's external id, null for a run without a ticket
 * @param answeredAt when the first score was given
 */
public record LatestAnswer(
        RunId run,
        SurveyId survey,
        String surveyName,
        SurveyType type,
        ContactId contact,
        String contactName,
        @Nullable String ticket,
        int score,
        Band band,
        @Nullable String comment,
        Instant answeredAt) {}
