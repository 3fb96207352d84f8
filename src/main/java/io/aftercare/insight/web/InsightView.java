package io.aftercare.insight.web;

import io.aftercare.insight.Comparison;
import io.aftercare.insight.Dimension;
import io.aftercare.insight.Figures;
import io.aftercare.insight.Funnel;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.insight.InsightReport;
import io.aftercare.insight.Interval;
import io.aftercare.insight.ResponseRate;
import io.aftercare.insight.Score;
import io.aftercare.insight.web.Groups.Order;
import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores as the API shows them.
 *
 * @param zone whose days these are
 * @param figures of the period
 * @param scoreComparison with the period before; null when one of the two has no score
 * @param rateComparison with the period before; null when nothing was sent in one of the two
 * @param distribution one for each score of the scale
 * @param step by what the period is divided: day, week or month
 * @param breakdown by survey, pipeline, owner and language, worst first
 */
record InsightView(
        SurveyType type,
        String zone,
        PeriodView figures,
        PeriodView before,
        @Nullable ComparisonView scoreComparison,
        @Nullable ComparisonView rateComparison,
        List<ScoreView> distribution,
        String step,
        List<PeriodView> overTime,
        Funnel funnel,
        Map<String, List<GroupView>> breakdown) {

    /**
     * @param score as R4 says: CES the mean, NPS -100 to 100, CSAT per cent; null when nobody answered
     * @param interval its 95 % confidence interval
     * @param responseRate per cent; null when nothing was sent
     */
    record FiguresView(
            long sent,
            long answered,
            @Nullable Double score,
            @Nullable Interval interval,
            @Nullable Double responseRate,
            @Nullable Interval responseRateInterval) {

        static FiguresView of(Figures figures) {
            var score = figures.score();
            var rate = figures.responseRate();
            return new FiguresView(
                    figures.delivered(),
                    figures.answered(),
                    score.map(Score::value).orElse(null),
                    score.map(Score::interval).orElse(null),
                    rate.map(ResponseRate::value).orElse(null),
                    rate.map(ResponseRate::interval).orElse(null));
        }
    }

    record PeriodView(LocalDate from, LocalDate to, FiguresView figures) {

        static PeriodView of(InsightPeriod period, Figures figures) {
            return new PeriodView(period.from(), period.to(), FiguresView.of(figures));
        }
    }

    /**
     * @param difference the later value minus the earlier one
     * @param interval its 95 % confidence interval
     * @param beyondChance whether the interval leaves out 0
     */
    record ComparisonView(double difference, Interval interval, boolean beyondChance) {

        static ComparisonView of(Comparison comparison) {
            return new ComparisonView(comparison.difference(), comparison.interval(), comparison.isBeyondChance());
        }
    }

    record ScoreView(int score, Band band, long answers) {}

    /** @param key null for runs without one */
    record GroupView(
            @Nullable String key,
            String name,
            FiguresView figures,
            FiguresView before,
            @Nullable ComparisonView scoreComparison) {

        static GroupView of(Groups.Named group) {
            var figures = group.figures();
            return new GroupView(
                    figures.key(),
                    group.name(),
                    FiguresView.of(figures.now()),
                    FiguresView.of(figures.before()),
                    InsightReport.scoreComparison(figures.now(), figures.before())
                            .map(ComparisonView::of)
                            .orElse(null));
        }
    }

    static InsightView of(InsightReport report, Funnel funnel, InsightFilters.Known known) {
        var period = report.filter().period();
        return new InsightView(
                report.filter().type(),
                period.zone().toString(),
                PeriodView.of(period, report.now()),
                PeriodView.of(period.before(), report.before()),
                report.scoreComparison().map(ComparisonView::of).orElse(null),
                report.rateComparison().map(ComparisonView::of).orElse(null),
                distribution(report),
                period.step().key(),
                report.overTime().stream()
                        .map(part -> PeriodView.of(part.period(), part.figures()))
                        .toList(),
                funnel,
                breakdown(report, known));
    }

    private static List<ScoreView> distribution(InsightReport report) {
        var type = report.filter().type();
        var respondents = report.now().answers().respondents();
        return IntStream.rangeClosed(type.min(), type.max())
                .mapToObj(score -> new ScoreView(score, type.bandOf(score), respondents.getOrDefault(score, 0L)))
                .toList();
    }

    private static Map<String, List<GroupView>> breakdown(InsightReport report, InsightFilters.Known known) {
        var breakdown = new LinkedHashMap<String, List<GroupView>>();
        Arrays.stream(Dimension.values())
                .forEach(dimension -> breakdown.put(
                        dimension.key(),
                        Groups.of(report, dimension, known, Order.WORST).stream()
                                .map(GroupView::of)
                                .toList()));
        return breakdown;
    }
}
