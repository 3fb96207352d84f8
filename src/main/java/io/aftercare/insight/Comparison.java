package io.aftercare.insight;

/**
 * How a value differs from an earlier one of other respondents.
 *
 * @param difference the later value minus the earlier one, in their unit
 * @param interval the 95 % confidence interval of the difference
 */
public record Comparison(double difference, Interval interval) {

    /**
     * Recovers the interval of a difference from those of its two values ("MOVER"). For two proportions with Wilson's
     * intervals it is method 10 of R. G. Newcombe, "Interval Estimation for the Difference between Independent
     * Proportions: Comparison of Eleven Methods", Statistics in Medicine 17(8), 1998; G. Y. Zou and A. Donner,
     * "Construction of Confidence Limits about Effect Measures: A General Approach", Statistics in Medicine 27(10), 2008,
     * show that it holds for any values with good intervals of their own, such as means and differences of shares. It
     * needs no equal variances, and takes from each interval the side that faces the other value.
     */
    static Comparison of(double now, Interval ofNow, double before, Interval ofBefore) {
        var difference = now - before;
        var low = difference - Math.hypot(now - ofNow.low(), ofBefore.high() - before);
        var high = difference + Math.hypot(ofNow.high() - now, before - ofBefore.low());
        return new Comparison(difference, new Interval(low, high));
    }

    /** The scores of two groups of respondents that have nobody in common. */
    public static Comparison of(Score now, Score before) {
        return of(now.value(), now.interval(), before.value(), before.interval());
    }

    /** The response rates of two groups of runs that have none in common. */
    public static Comparison of(ResponseRate now, ResponseRate before) {
        return of(now.value(), now.interval(), before.value(), before.interval());
    }

    /** Whether a difference like this would come up by chance in less than one of 20 times. */
    public boolean isBeyondChance() {
        return interval.low() > 0 || interval.high() < 0;
    }
}
