package io.aftercare.survey;

/** Another module's words for what a definition lets follow an answer. */
public interface FollowUpWords {

    /** Such as "Wait 1 day; Mail the contact: Sorry"; never empty. */
    String of(SurveyDefinition definition, Sentiment sentiment);
}
