package io.aftercare.survey;

import java.util.List;
import org.springframework.stereotype.Component;

/** Other surveys that are live for the tickets of a survey. */
@Component
public class Rivals {

    private final SurveyRepository surveys;

    Rivals(SurveyRepository surveys) {
        this.surveys = surveys;
    }

    /** What each of them and a draft do to each other, in plain words. */
    public List<String> effects(SurveyId id, SurveyDefinition draft) {
        var pipeline = draft.pipeline();
        return pipeline == null
                ? List.of()
                : surveys.othersLiveFor(pipeline, id).stream()
                        .map(rival -> rival.effectOn(draft))
                        .toList();
    }
}
