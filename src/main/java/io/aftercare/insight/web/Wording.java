package io.aftercare.insight.web;

import io.aftercare.insight.Comparison;
import io.aftercare.insight.Figures;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.insight.InsightReport;
import io.aftercare.insight.Interval;
import io.aftercare.insight.ResponseRate;
import io.aftercare.insight.Score;
import io.aftercare.survey.SurveyType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Figures as sentences. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private Wording() {}

    /** What a sentence or a column begins with. */
    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** How the score differs from the period before. @param reached how surveys did, such as {@code shown} */
    static String score(InsightReport report, String reached) {
        var type = report.filter().type();
        var earlier = earlier(report);
        return words(
                        report.scoreComparison(),
                        "better",
                        "worse",
                        report.now().score().map(score -> type.inWords(score.value())),
                        report.before().score().map(score -> type.inWords(score.value())),
                        answers(report.before()),
                        earlier)
                .orElseGet(() -> noScore(report, earlier, reached));
    }

    /** How the response rate differs from the period before. */
    static String rate(InsightReport report, String reached) {
        var earlier = earlier(report);
        return words(
                        report.rateComparison(),
                        "higher",
                        "lower",
                        report.now().responseRate().map(Wording::rate),
                        report.before().responseRate().map(Wording::rate),
                        "%,d %s".formatted(report.before().delivered(), reached),
                        earlier)
                .orElseGet(() -> "Nothing was %s in %s, so there is nothing to compare with."
                        .formatted(reached, report.now().delivered() == 0 ? "this period" : earlier));
    }

    /** The same of one group, short enough for a table. */
    static String change(SurveyType type, Figures now, Figures before) {
        return InsightReport.scoreComparison(now, before)
                .map(comparison -> change(
                        comparison,
                        now.score().map(Score::value).map(type::inWords).orElse(""),
                        before.score().map(Score::value).map(type::inWords).orElse(""),
                        answers(before)))
                .orElse("");
    }

    /** What rounds to nothing is no change. */
    private static String change(Comparison comparison, String now, String before, String answers) {
        if (now.equals(before)) {
            return "still %s, of %s then".formatted(before, answers);
        }
        return "%s: %s %s, of %s then"
                .formatted(
                        comparison.isBeyondChance() ? "beyond chance" : "could be chance",
                        comparison.difference() < 0 ? "down from" : "up from",
                        before,
                        answers);
    }

    private static String answers(Figures figures) {
        return figures.answered() == 1 ? "1 answer" : "%,d answers".formatted(figures.answered());
    }

    static String rate(ResponseRate rate) {
        return String.format(Locale.ROOT, "%.1f %%", rate.value());
    }

    /** Such as {@code 5.1 to 6.0}. */
    static String interval(SurveyType type, Interval interval) {
        return type.inWords(interval.low()) + " to " + type.inWords(interval.high());
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Such as {@code 1 Oct 2026 to 31 Oct 2026}. */
    static String days(InsightPeriod period) {
        return period.days() == 1 ? day(period.from()) : day(period.from()) + " to " + day(period.to());
    }

    private static Optional<String> words(
            Optional<Comparison> comparison,
            String up,
            String down,
            Optional<String> now,
            Optional<String> before,
            String of,
            String earlier) {
        return comparison.map(found -> {
            if (now.equals(before)) {
                return "As in %s: %s, of %s then.".formatted(earlier, now.orElse(""), of);
            }
            return "%s: %s than in %s, %s instead of %s of %s."
                    .formatted(
                            found.isBeyondChance() ? "Larger than chance" : "Could be chance",
                            found.difference() < 0 ? down : up,
                            earlier,
                            now.orElse(""),
                            before.orElse(""),
                            of);
        });
    }

    private static String noScore(InsightReport report, String earlier, String reached) {
        return report.now().score().isEmpty()
                ? "Nobody has answered what was %s in this period.".formatted(reached)
                : "Nobody answered what was %s in %s, so there is nothing to compare with.".formatted(reached, earlier);
    }

    private static String earlier(InsightReport report) {
        var period = report.filter().period();
        if (period.isMonth()) {
            return "the month before";
        }
        var days = period.days();
        return days == 1 ? "the day before" : "the %d days before".formatted(days);
    }
}
