package io.aftercare.insight;

import java.util.Optional;

/**
 * How many of those who got the survey answered it (R4); 5 to 15 % are usual (R6). R4 divides by
 * what was delivered, not by what was sent: whose mail came back could not answer.
 *
 * @param value per cent, 0 to 100, not rounded
 * @param answered runs with at least one answer
 * @param delivered runs whose mail was accepted and did not come back, at least 1
 * @param interval the 95 % confidence interval (Wilson), in per cent
 */
public record ResponseRate(double value, long answered, long delivered, Interval interval) {

    /**
     * The response rate, or empty when nothing was delivered yet.
     *
     * @throws IllegalArgumentException when a number is negative or more was answered than delivered
     */
    public static Optional<ResponseRate> of(long answered, long delivered) {
        if (answered < 0 || answered > delivered) {
            throw new IllegalArgumentException(
                    "%d answers to %d delivered surveys cannot be.".formatted(answered, delivered));
        }
        if (delivered == 0) {
            return Optional.empty();
        }
        var rate = (double) answered / delivered;
        var interval = Interval.ofProportion(rate, delivered).scaled(100, 0);
        return Optional.of(new ResponseRate(100 * rate, answered, delivered, interval));
    }
}
