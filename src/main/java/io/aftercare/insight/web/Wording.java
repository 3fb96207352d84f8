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

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Wording() {}

    /** How the score differs from the period before. */
    static String score(InsightReport report) {
        var type = report.filter().type();
        var earlier = earlier(report);
        return words(
                        report.scoreComparison(),
                        "Better",
                        "Worse",
                        report.now().score().map(score -> type.inWords(score.value())),
                        report.before().score().map(score -> type.inWords(score.value())),
                        earlier)
                .orElseGet(() -> noScore(report, earlier));
    }

    /** How the response rate differs from the period before. */
    static String rate(InsightReport report) {
        var earlier = earlier(report);
        return words(
                        report.rateComparison(),
                        "Higher",
                        "Lower",
                        report.now().responseRate().map(Wording::rate),
                        report.before().responseRate().map(Wording::rate),
                        earlier)
                .orElseGet(() -> "Nothing was sent in %s, so there is nothing to compare with."
                        .formatted(report.now().delivered() == 0 ? "this period" : earlier));
    }

    /** The same of one group, short enough for a table. */
    static String change(SurveyType type, Figures now, Figures before) {
        var earlier = before.score().map(Score::value).map(type::inWords).orElse("");
        return InsightReport.scoreComparison(now, before)
                .map(comparison -> "%s %s, %s"
                        .formatted(
                                direction(comparison),
                                earlier,
                                comparison.isBeyondChance() ? "beyond chance" : "could be chance"))
                .orElse("");
    }

    private static String direction(Comparison comparison) {
        if (comparison.difference() == 0) {
            return "still";
        }
        return comparison.difference() < 0 ? "down from" : "up from";
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
            String earlier) {
        return comparison.map(found -> {
            var values = "%s instead of %s".formatted(now.orElse(""), before.orElse(""));
            if (now.equals(before) && !found.isBeyondChance()) {
                return "As in %s: %s.".formatted(earlier, now.orElse(""));
            }
            return "%s than in %s: %s; the difference %s."
                    .formatted(
                            found.difference() < 0 ? down : up,
                            earlier,
                            values,
                            found.isBeyondChance() ? "is larger than chance" : "could be chance");
        });
    }

    private static String noScore(InsightReport report, String earlier) {
        return report.now().score().isEmpty()
                ? "Nobody has answered what was sent in this period."
                : "Nobody answered what was sent in %s, so there is nothing to compare with.".formatted(earlier);
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
