package io.aftercare.response;

import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;

/**
 * The way from a test mail to the pages that it is a test of. They record nothing.
 *
 * @param token unguessable, 144 random bits
 * @param survey as it was when the test was sent, in the language of the mail
 * @param expired whether it shows nothing any more
 */
public record TestLink(String token, SurveyId surveyId, SurveyDefinition survey, boolean expired) {}
