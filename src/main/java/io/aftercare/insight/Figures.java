package io.aftercare.insight;

import io.aftercare.survey.Sentiment;
import java.util.Optional;

/**
 * What came of the surveys that were sent in some time (R4), however late they were answered.
 *
 * @param delivered runs whose mail was accepted and did not come back
 * @param answers the scores they were answered with
 */
public record Figures(long delivered, Distribution answers) {

    /** How many runs have at least one answer. */
    public long answered() {
        return answers.count();
    }

    /** How many of the delivered were answered; empty when nothing was delivered. */
    public Optional<ResponseRate> responseRate() {
        return ResponseRate.of(answered(), delivered);
    }

    /** The score with its interval and count; empty when nobody answered. */
    public Optional<Score> score() {
        return Score.of(answers);
    }

    /** How many respondents feel like this. */
    public long count(Sentiment sentiment) {
        return answers.type().bands().stream()
                .filter(band -> band.sentiment() == sentiment)
                .mapToLong(answers::count)
                .sum();
    }
}
