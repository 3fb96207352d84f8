package io.aftercare.insight;

import io.aftercare.survey.SurveyType;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds runs up to figures. */
final class Tally {

    private final SurveyType type;
    private final Map<Integer, Long> respondents = new TreeMap<>();
    private long delivered;

    Tally(SurveyType type) {
        this.type = type;
    }

    /** @param score null for runs without an answer */
    void add(@Nullable Integer score, long runs) {
        delivered += runs;
        if (score != null) {
            respondents.merge(score, runs, Long::sum);
        }
    }

    boolean isEmpty() {
        return delivered == 0;
    }

    Figures figures() {
        return new Figures(delivered, new Distribution(type, respondents));
    }
}
