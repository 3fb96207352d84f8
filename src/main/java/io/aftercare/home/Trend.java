package io.aftercare.home;

import io.aftercare.insight.Score;
import io.aftercare.insight.WeekFigures;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Weekly scores as a line over the whole scale, so that noise does not look like a change.
 *
 * @param points of an SVG polyline, {@value #WIDTH} wide and {@value #HEIGHT} high
 * @param words what the line shows
 */
public record Trend(String points, String words) {

    static final int WIDTH = 200;
    static final int HEIGHT = 40;

    private record Point(int week, double score) {}

    /** Of the weeks, oldest first, without those that have no answer; empty for less than two points. */
    static Optional<Trend> of(SurveyType type, List<WeekFigures> weeks) {
        var scored = IntStream.range(0, weeks.size())
                .mapToObj(week ->
                        weeks.get(week).figures().score().map(Score::value).map(score -> new Point(week, score)))
                .flatMap(Optional::stream)
                .toList();
        return scored.size() < 2
                ? Optional.empty()
                : Optional.of(new Trend(line(type, scored, weeks.size()), words(type, scored)));
    }

    private static String line(SurveyType type, List<Point> points, int weeks) {
        return points.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        (double) WIDTH * point.week() / (weeks - 1),
                        HEIGHT * (1 - share(type, point.score()))))
                .collect(Collectors.joining(" "));
    }

    /** Where on the scale of the score, 0 to 1. */
    private static double share(SurveyType type, double score) {
        return switch (type) {
            case CES -> (score - type.min()) / (type.max() - type.min());
            case NPS -> (score + 100) / 200;
            case CSAT -> score / 100;
        };
    }

    private static String words(SurveyType type, List<Point> points) {
        var scores = points.stream().mapToDouble(Point::score).summaryStatistics();
        return "Score by week: first %s, last %s, lowest %s, highest %s"
                .formatted(
                        type.inWords(points.getFirst().score()),
                        type.inWords(points.getLast().score()),
                        type.inWords(scores.getMin()),
                        type.inWords(scores.getMax()));
    }
}
