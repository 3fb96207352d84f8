package io.aftercare.insight;

import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * How many respondents gave which score, one score each: the last one counts (R32).
 *
 * @param type the scale
 * @param respondents by score, lowest first; scores nobody gave may be left out
 */
public record Distribution(SurveyType type, Map<Integer, Long> respondents) {

    /** @throws IllegalArgumentException when a score is not on the scale or a number of respondents is negative */
    public Distribution {
        respondents = Collections.unmodifiableSortedMap(new TreeMap<>(respondents));
        respondents.forEach((score, number) -> {
            type.bandOf(score);
            if (number < 0) {
                throw new IllegalArgumentException(
                        "There cannot be %d answers with score %d.".formatted(number, score));
            }
        });
    }

    /** How many respondents there are. */
    public long count() {
        return sum(score -> 1);
    }

    /** How many respondents gave a score in this band. */
    public long count(Band band) {
        return sum(score -> type.bandOf((int) score) == band ? 1 : 0);
    }

    /** What the scores add up to. */
    long sum() {
        return sum(score -> score);
    }

    /** What the squares of the scores add up to. */
    long sumOfSquares() {
        return sum(score -> score * score);
    }

    private long sum(LongUnaryOperator ofScore) {
        return respondents.entrySet().stream()
                .mapToLong(entry -> ofScore.applyAsLong(entry.getKey()) * entry.getValue())
                .sum();
    }
}
