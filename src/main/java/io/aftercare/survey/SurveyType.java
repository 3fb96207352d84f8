package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What a survey measures, on which scale (R1), and where the bands of that scale lie (R2). Scores are whole numbers,
 * both ends of a scale included.
 */
public enum SurveyType {
    /**
     * Customer effort, 1 ("strongly disagree" that it was easy) to 7 ("strongly agree"). Dixon, Freeman
     * and Toman proposed to measure it in "Stop Trying to Delight Your Customers", Harvard Business Review 88(7/8),
     * 2010; this is the agreement scale that replaced their first wording, cut as R2 says.
     */
    CES(1, 7, Band.DIFFICULT, 3, Band.NEUTRAL, 5, Band.EASY),

    /**
     * Loyalty, 0 ("not at all likely" to recommend) to 10 ("extremely likely"): Reichheld, "The One Number You Need to
     * Grow", Harvard Business Review 81(12), 2003. Net Promoter marks belong to Bain &amp; Company, Fred Reichheld and
     * Satmetrix/NICE (R6).
     */
    NPS(0, 10, Band.DETRACTOR, 6, Band.PASSIVE, 8, Band.PROMOTER),

    /** Satisfaction, 1 to 5; the upper two scores count as happy (R2). */
    CSAT(1, 5, Band.UNHAPPY, 2, Band.NEUTRAL, 3, Band.HAPPY);

    private final int min;
    private final int max;
    private final Band low;
    private final int lowEnd;
    private final Band middle;
    private final int middleEnd;
    private final Band high;

    SurveyType(int min, int max, Band low, int lowEnd, Band middle, int middleEnd, Band high) {
        this.min = min;
        this.max = max;
        this.low = low;
        this.lowEnd = lowEnd;
        this.middle = middle;
        this.middleEnd = middleEnd;
        this.high = high;
    }

    /** The word in JSON, in URLs and in message keys: {@code ces}, {@code nps} or {@code csat}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lowest score. */
    public int min() {
        return min;
    }

    /** The highest score. */
    public int max() {
        return max;
    }

    /** Whether the score lies on this type's scale. */
    public boolean contains(int score) {
        return min <= score && score <= max;
    }

    /** The highest score of the band that has the sentiment: an example of it. */
    public int exampleOf(Sentiment sentiment) {
        return switch (sentiment) {
            case NEGATIVE -> lowEnd;
            case NEUTRAL -> middleEnd;
            case POSITIVE -> max;
        };
    }

    /** The bands of this type's scale, lowest scores first. */
    public List<Band> bands() {
        return List.of(low, middle, high);
    }

    /**
     * The band of a score.
     *
     * @throws IllegalArgumentException when the score is not on the scale; the message names the scale
     */
    public Band bandOf(int score) {
        if (!contains(score)) {
            throw new IllegalArgumentException(
                    "%d is not a %s score: the scale goes from %d to %d.".formatted(score, name(), min, max));
        }
        if (score <= lowEnd) {
            return low;
        }
        return score <= middleEnd ? middle : high;
    }

    /** A survey's score as people read it: {@code 5.6} (CES), {@code +42} (NPS), {@code 81 %} (CSAT). */
    public String inWords(double score) {
        return switch (this) {
            case CES -> String.format(Locale.ROOT, "%.1f", score);
            case NPS -> Math.round(score) == 0 ? "0" : "%+d".formatted(Math.round(score));
            case CSAT -> Math.round(score) + " %";
        };
    }
}
