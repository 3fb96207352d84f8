package io.aftercare.insight.web;

import static java.util.stream.Collectors.joining;

import io.aftercare.insight.Interval;
import io.aftercare.insight.PeriodFigures;
import io.aftercare.insight.Score;
import io.aftercare.survey.SurveyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores over time as shapes of an SVG that is {@value #WIDTH} wide and {@value #HEIGHT} high, over the whole scale, so
 * that noise does not look like a change. A part of the time without answers is a gap.
 *
 * @param bands polygons, each the confidence intervals of parts in a row
 * @param lines polylines, each the scores of parts in a row
 * @param dots the scores, each a path of no length that a round line end makes visible
 * @param whiskers paths, each the confidence interval of a part that has no neighbour
 * @param grid heights of lines at the quarters of the scale
 * @param labels of the grid's lines, top to bottom
 * @param words what it shows, for those who do not see it
 */
public record Chart(
        List<String> bands,
        List<String> lines,
        List<String> dots,
        List<String> whiskers,
        List<String> grid,
        List<String> labels,
        String words) {

    static final int WIDTH = 800;
    static final int HEIGHT = 220;

    private static final int QUARTERS = 4;

    private record Point(double x, double y, double low, double high) {}

    static Chart of(SurveyType type, List<PeriodFigures> parts) {
        var rows = inRows(type, parts);
        var points = rows.stream().flatMap(List::stream).toList();
        return new Chart(
                rows.stream().filter(row -> row.size() > 1).map(Chart::band).toList(),
                rows.stream().filter(row -> row.size() > 1).map(Chart::line).toList(),
                points.stream()
                        .map(point -> "M%sh0".formatted(at(point.x(), point.y())))
                        .toList(),
                rows.stream()
                        .filter(row -> row.size() == 1)
                        .map(row -> whisker(row.getFirst()))
                        .toList(),
                quarters().stream().map(share -> number(HEIGHT * (1 - share))).toList(),
                quarters().stream().map(share -> label(type, share)).toList(),
                words(type, parts));
    }

    /** Points that follow one another without a gap. */
    private static List<List<Point>> inRows(SurveyType type, List<PeriodFigures> parts) {
        var rows = new ArrayList<List<Point>>();
        var row = new ArrayList<Point>();
        for (var at = 0; at < parts.size(); at++) {
            var score = parts.get(at).figures().score();
            if (score.isPresent()) {
                row.add(point(type, score.get(), WIDTH * (at + 0.5) / parts.size()));
            } else if (!row.isEmpty()) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static Point point(SurveyType type, Score score, double x) {
        var interval = score.interval();
        return new Point(x, height(type, score.value()), height(type, interval.low()), height(type, interval.high()));
    }

    private static double height(SurveyType type, double value) {
        var scale = scale(type);
        return HEIGHT * (1 - (value - scale.low()) / (scale.high() - scale.low()));
    }

    /** From where to where a score can go. */
    private static Interval scale(SurveyType type) {
        return switch (type) {
            case CES -> new Interval(type.min(), type.max());
            case NPS -> new Interval(-100, 100);
            case CSAT -> new Interval(0, 100);
        };
    }

    private static String band(List<Point> row) {
        var upper = row.stream().map(point -> at(point.x(), point.high()));
        var lower = row.reversed().stream().map(point -> at(point.x(), point.low()));
        return Stream.concat(upper, lower).collect(joining(" "));
    }

    private static String line(List<Point> row) {
        return row.stream().map(point -> at(point.x(), point.y())).collect(joining(" "));
    }

    private static String whisker(Point point) {
        return "M%sV%s".formatted(at(point.x(), point.low()), number(point.high()));
    }

    private static List<Double> quarters() {
        return IntStream.rangeClosed(0, QUARTERS)
                .mapToObj(quarter -> 1 - (double) quarter / QUARTERS)
                .toList();
    }

    private static String label(SurveyType type, double share) {
        var scale = scale(type);
        return type.inWords(scale.low() + share * (scale.high() - scale.low()));
    }

    private static String words(SurveyType type, List<PeriodFigures> parts) {
        var scores = parts.stream()
                .flatMap(part -> part.figures().score().stream())
                .map(Score::value)
                .toList();
        if (scores.isEmpty()) {
            return "No scores.";
        }
        var range = scores.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return "First %s, last %s, lowest %s, highest %s."
                .formatted(
                        type.inWords(scores.getFirst()),
                        type.inWords(scores.getLast()),
                        type.inWords(range.getMin()),
                        type.inWords(range.getMax()));
    }

    private static String at(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
