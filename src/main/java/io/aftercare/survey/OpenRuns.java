package io.aftercare.survey;

import java.util.Collection;
import java.util.Map;

/** What surveys need to know of their runs. */
public interface OpenRuns {

    /** How many runs of the survey are not over: what deleting it withdraws. */
    long count(SurveyId id);

    /** The same of many surveys in one statement; those without open runs are left out. */
    Map<SurveyId, Long> counts(Collection<SurveyId> ids);
}
