package io.aftercare.survey;

import org.jspecify.annotations.Nullable;

/**
 * What came of a survey lately, for a row of a list.
 *
 * @param delivered runs whose mail was accepted
 * @param answered those of them that were answered
 * @param responseRate per cent, null when nothing was delivered
 * @param score as {@link SurveyType#inWords} says it, null when nobody answered
 */
public record ScoreLine(
        long delivered,
        long answered,
        @Nullable Double responseRate,
        @Nullable String score) {

    /** Of a survey that sent nothing. */
    public static final ScoreLine NOTHING_YET = new ScoreLine(0, 0, null, null);
}
