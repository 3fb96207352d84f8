package io.aftercare.automation.action;

import java.util.HashSet;
import java.util.Set;

/** The personalisation tokens of the answer that is followed up. */
public final class ActionTokens {

    public static final String ANSWER_SCORE = "answer.score";
    public static final String ANSWER_BAND = "answer.band";
    public static final String ANSWER_COMMENT = "answer.comment";

    /** All of these. */
    public static final Set<String> NAMES = Set.of(ANSWER_SCORE, ANSWER_BAND, ANSWER_COMMENT);

    private ActionTokens() {}

    /** These and those of the survey. */
    public static Set<String> with(Set<String> surveyTokens) {
        var names = new HashSet<>(surveyTokens);
        names.addAll(NAMES);
        return names;
    }
}
