package io.aftercare.insight;

/**
 * A confidence interval of 95 %: if the survey were repeated many times, 19 of 20 of them would hold the true value.
 *
 * @param low the lower end, in the unit of the value it belongs to
 * @param high the upper end, at least {@code low}
 */
public record Interval(double low, double high) {

    /** The two-sided 95 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** The two-sided 95 % quantiles of Student's t distribution for 1 to 5 degrees of freedom. */
    private static final double[] T = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706};

    /**
     * The interval of a proportion: the score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and
     * Statistical Inference", JASA 22, 1927, which stays honest for few answers and for 0 and 100 % (recommended by
     * Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16(2), 2001).
     *
     * @param proportion 0 to 1
     * @param count the number of observations, at least 1
     */
    static Interval ofProportion(double proportion, long count) {
        var z2 = Z * Z / count;
        var centre = (proportion + z2 / 2) / (1 + z2);
        var reach = Z * Math.sqrt(proportion * (1 - proportion) / count + z2 / (4 * count)) / (1 + z2);
        return new Interval(centre - reach, centre + reach).clamped(0, 1);
    }

    /**
     * The interval of the difference of two proportions of one multinomial sample. The variance of such a difference is
     * {@code (p + q - (p - q)^2) / n}; three made-up answers, half of them in neither proportion, keep few answers
     * honest: "adjusted Wald (3, T)" of B. Rocks, "Interval Estimation for the 'Net Promoter Score'", The American
     * Statistician 70(4), 2016, where it did best for NPS. It is widened to hold the observed difference, which the
     * adjustment may push out of it at the ends of the scale.
     *
     * @param plus the number of observations in the first proportion
     * @param minus the number of observations in the second
     * @param count the number of all observations, at least 1
     */
    static Interval ofDifference(long plus, long minus, long count) {
        var n = count + 3.0;
        var p = (plus + 0.75) / n;
        var q = (minus + 0.75) / n;
        var reach = Z * Math.sqrt((p + q - (p - q) * (p - q)) / n);
        var observed = (double) (plus - minus) / count;
        return new Interval(Math.min(p - q - reach, observed), Math.max(p - q + reach, observed)).clamped(-1, 1);
    }

    /**
     * The interval of a mean, after "Student", "The Probable Error of a Mean", Biometrika 6(1), 1908:
     * {@code mean +- t * s / sqrt(n)}. It fits any number of answers from two on, where the normal interval is too
     * narrow for few.
     *
     * @param mean the mean of the sample
     * @param variance the unbiased variance of the sample, above 0
     * @param count the number of observations, at least 2
     */
    static Interval ofMean(double mean, double variance, long count) {
        var reach = t(count - 1) * Math.sqrt(variance / count);
        return new Interval(mean - reach, mean + reach);
    }

    /** Cornish and Fisher's expansion (Abramowitz and Stegun, 26.7.5), right to 0.1 % from 6 degrees of freedom on. */
    private static double t(long freedom) {
        if (freedom <= T.length) {
            return T[(int) freedom - 1];
        }
        var z3 = Math.pow(Z, 3);
        var z5 = Math.pow(Z, 5);
        var z7 = Math.pow(Z, 7);
        return Z
                + (z3 + Z) / (4 * freedom)
                + (5 * z5 + 16 * z3 + 3 * Z) / (96 * Math.pow(freedom, 2))
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * Math.pow(freedom, 3));
    }

    /** The same interval in another unit. */
    Interval scaled(double factor, double offset) {
        return new Interval(low * factor + offset, high * factor + offset);
    }

    /** The part of this interval that can be. */
    Interval clamped(double least, double most) {
        return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
    }
}
