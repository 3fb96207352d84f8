package io.aftercare.insight.web;

import io.aftercare.insight.Distribution;
import io.aftercare.survey.Band;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many gave one score.
 *
 * @param band its word, such as {@code Difficult}
 * @param colour of the pages, by how the respondents feel
 * @param share of all answers, such as {@code 12.5 %}
 * @param width of the bar in per cent, where that of the most frequent score is 100
 */
public record Bar(int score, String band, String colour, long count, String share, String width) {

    /** One for each score of the scale, highest first. */
    static List<Bar> of(Distribution answers) {
        var type = answers.type();
        var most = answers.respondents().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return IntStream.rangeClosed(type.min(), type.max())
                .map(score -> type.max() + type.min() - score)
                .mapToObj(score -> bar(answers, score, most))
                .toList();
    }

    private static Bar bar(Distribution answers, int score, long most) {
        var count = answers.respondents().getOrDefault(score, 0L);
        var band = answers.type().bandOf(score);
        return new Bar(score, word(band), colour(band), count, share(count, answers.count()), percent(count, most));
    }

    /** For people, such as {@code 12.5 %}; 0 of nothing. */
    static String share(long part, long whole) {
        return percent(part, whole).replace("%", " %");
    }

    /** For drawings, such as {@code 12.5%}; 0 of nothing. */
    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f%%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }

    private static String word(Band band) {
        var key = band.key();
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    private static String colour(Band band) {
        return switch (band.sentiment()) {
            case NEGATIVE -> "red";
            case NEUTRAL -> "yellow";
            case POSITIVE -> "green";
        };
    }
}
