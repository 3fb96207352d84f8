package io.aftercare.survey;

/** What surveys need to know of their runs. */
public interface OpenRuns {

    /** How many runs of the survey are not over: what deleting it withdraws. */
    long count(SurveyId id);
}
