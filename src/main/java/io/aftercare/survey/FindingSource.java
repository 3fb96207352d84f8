package io.aftercare.survey;

import java.util.List;

/** Another module's view of a draft: what it finds about its part joins the review. Each is a bean. */
public interface FindingSource {

    /** What should be looked at, see {@link Finding#error} and {@link Finding#warning}. */
    List<Finding> findings(SurveyId id, SurveyDefinition draft);
}
