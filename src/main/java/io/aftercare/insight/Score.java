package io.aftercare.insight;

import io.aftercare.survey.Band;
import java.util.Optional;

/**
 * The score of a survey (R4) with what it rests on. Nobody has answered: there is no score yet, an empty optional.
 *
 * @param value CES: the mean, 1 to 7. NPS: per cent of promoters minus per cent of detractors, -100 to 100. CSAT: per
 *     cent of happy respondents, 0 to 100. Not rounded
 * @param count the number of respondents, at least 1
 * @param interval the 95 % confidence interval, in the unit of the value, never beyond the ends of its scale
 */
public record Score(double value, long count, Interval interval) {

    /** The score of these answers, or empty when there are none. */
    public static Optional<Score> of(Distribution answers) {
        if (answers.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (answers.type()) {
                    case CES -> effort(answers);
                    case NPS -> loyalty(answers);
                    case CSAT -> satisfaction(answers);
                });
    }

    /**
     * Student's interval needs answers that differ: one answer, or a few alike, would claim to be exact. There the
     * largest variance that a scale leaves a mean (Bhatia and Davis, "A Better Bound on the Variance", The American
     * Mathematical Monthly 107(4), 2000) stands in for the unknown one; it is a proportion's, hence Wilson's interval.
     */
    private static Score effort(Distribution answers) {
        var type = answers.type();
        var count = answers.count();
        var mean = (double) answers.sum() / count;
        var deviations = answers.sumOfSquares() * count - answers.sum() * answers.sum();
        var width = type.max() - type.min();
        var interval = deviations == 0
                ? Interval.ofProportion((mean - type.min()) / width, count).scaled(width, type.min())
                : Interval.ofMean(mean, (double) deviations / count / (count - 1), count)
                        .clamped(type.min(), type.max());
        return new Score(mean, count, interval);
    }

    private static Score loyalty(Distribution answers) {
        var count = answers.count();
        var promoters = answers.count(Band.PROMOTER);
        var detractors = answers.count(Band.DETRACTOR);
        var interval = Interval.ofDifference(promoters, detractors, count);
        return new Score(100.0 * (promoters - detractors) / count, count, interval.scaled(100, 0));
    }

    private static Score satisfaction(Distribution answers) {
        var count = answers.count();
        var happy = answers.count(Band.HAPPY);
        return new Score(
                100.0 * happy / count,
                count,
                Interval.ofProportion((double) happy / count, count).scaled(100, 0));
    }
}
