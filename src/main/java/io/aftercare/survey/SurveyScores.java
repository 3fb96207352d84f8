package io.aftercare.survey;

import java.util.Collection;
import java.util.Map;

/** What lists of surveys need to know of their answers. */
public interface SurveyScores {

    /** What came of each of the surveys in the last 90 days, in one statement; an id that is no survey's is left out. */
    Map<SurveyId, ScoreLine> of(Collection<SurveyId> surveys);
}
