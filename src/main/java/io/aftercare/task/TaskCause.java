package io.aftercare.task;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import org.jspecify.annotations.Nullable;

/**
 * The survey run whose answer a task follows.
 *
 * @param contactName first and last name as far as they are known, else the address
 * @param ticket the ticket's external id, null for a run without a ticket
 * @param score null when the run has no answer yet
 */
public record TaskCause(
        RunId run,
        SurveyId survey,
        String surveyName,
        SurveyType type,
        ContactId contact,
        String contactName,
        @Nullable String ticket,
        @Nullable Integer score,
        @Nullable Band band,
        @Nullable String comment) {}
