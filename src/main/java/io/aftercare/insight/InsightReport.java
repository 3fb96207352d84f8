package io.aftercare.insight;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What respondents' scores say.
 *
 * @param filter whose they are
 * @param now of the period
 * @param before of as many days before it
 * @param overTime the parts of the period, oldest first, also those in which nothing was sent
 * @param groups by each dimension, in no order
 */
public record InsightReport(
        InsightFilter filter,
        Figures now,
        Figures before,
        List<PeriodFigures> overTime,
        Map<Dimension, List<GroupFigures>> groups) {

    /** How the score differs from the period before; empty when one of the two has none. */
    public Optional<Comparison> scoreComparison() {
        return scoreComparison(now, before);
    }

    /** How the response rate differs from the period before; empty when nothing was sent in one of the two. */
    public Optional<Comparison> rateComparison() {
        return now.responseRate().flatMap(rate -> before.responseRate().map(earlier -> Comparison.of(rate, earlier)));
    }

    /** How a score differs from an earlier one; empty when one of the two is missing. */
    public static Optional<Comparison> scoreComparison(Figures now, Figures before) {
        return now.score().flatMap(score -> before.score().map(earlier -> Comparison.of(score, earlier)));
    }
}
