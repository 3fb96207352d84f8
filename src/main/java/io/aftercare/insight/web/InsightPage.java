package io.aftercare.insight.web;

import static io.aftercare.insight.web.Wording.days;

import io.aftercare.common.page.Option;
import io.aftercare.insight.Dimension;
import io.aftercare.insight.Funnel;
import io.aftercare.insight.InsightReport;
import io.aftercare.insight.PeriodFigures;
import io.aftercare.insight.web.Groups.Order;
import io.aftercare.survey.SurveyType;
import java.util.Arrays;
import java.util.List;

/**
 * What the page of scores shows.
 *
 * @param address of this view
 * @param reached how the surveys reached people, such as {@code shown}
 * @param ofTickets whether the funnel begins with closed tickets
 * @param groups as many rows of the breakdown as are shown
 * @param moreGroups how many more there are
 */
public record InsightPage(
        Address address,
        InsightReport report,
        ShownFigures figures,
        Chart chart,
        List<Bar> bars,
        String reached,
        boolean ofTickets,
        List<ShownStep> funnel,
        Dimension dimension,
        List<ShownGroup> groups,
        int moreGroups,
        String order) {

    private static final int GROUPS = 100;

    /** A part of the time as a table shows it. */
    public record Part(String days, ShownFigures figures) {}

    static InsightPage of(
            Address address,
            InsightReport report,
            Funnel funnel,
            InsightFilters.Known known,
            Dimension dimension,
            Order order) {
        var type = report.filter().type();
        var reached = known.reached(report.filter());
        var groups = Groups.of(report, dimension, known, order);
        return new InsightPage(
                address,
                report,
                new ShownFigures(report.now()),
                Chart.of(type, report.overTime()),
                Bar.of(report.now().answers()),
                reached,
                funnel.beginsWithTickets(),
                ShownStep.of(funnel, reached),
                dimension,
                groups.stream()
                        .limit(GROUPS)
                        .map(group -> ShownGroup.of(group, dimension, address))
                        .toList(),
                Math.max(0, groups.size() - GROUPS),
                order.key());
    }

    public SurveyType type() {
        return report.filter().type();
    }

    /** The same as the head of a column. */
    public String reachedLabel() {
        return Wording.capital(reached);
    }

    /** What the score is, in few words. */
    public String scoreIs() {
        return switch (type()) {
            case CES -> "mean of the scores, from 1 to 7";
            case NPS -> "per cent of promoters minus per cent of detractors, from -100 to +100";
            case CSAT -> "per cent of happy respondents";
        };
    }

    public String comparedScore() {
        return Wording.score(report, reached);
    }

    public String comparedRate() {
        return Wording.rate(report, reached);
    }

    /** Whether there is something earlier to compare with. */
    public boolean isCompared() {
        return report.scoreComparison().isPresent() || report.rateComparison().isPresent();
    }

    /** What is looked at, such as {@code 1 Oct 2026 to 31 Oct 2026}. */
    public String period() {
        return days(report.filter().period());
    }

    /** What it is compared with. */
    public String periodBefore() {
        return days(report.filter().period().before());
    }

    public String step() {
        return report.filter().period().step().key();
    }

    /** The first and the last part of the time, for the ends of the chart. */
    public List<String> ends() {
        return List.of(
                Wording.day(report.filter().period().from()),
                Wording.day(report.filter().period().to()));
    }

    public List<Part> parts() {
        return report.overTime().stream().map(InsightPage::part).toList();
    }

    public List<Choice> dimensions() {
        return Arrays.stream(Dimension.values())
                .map(one ->
                        new Choice("By " + one.key(), address.with("by", one.key()) + "#breakdown", one == dimension))
                .toList();
    }

    public String dimensionLabel() {
        var key = dimension.key();
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** What the form that orders the breakdown keeps. */
    public List<Option> kept() {
        return address.values().entrySet().stream()
                .filter(value -> !value.getKey().equals("order"))
                .map(value -> new Option(value.getKey(), value.getValue()))
                .toList();
    }

    /** Ways to order the breakdown. */
    public List<Option> orders() {
        return Arrays.stream(Order.values())
                .map(one -> new Option(one.key(), one.label()))
                .toList();
    }

    private static Part part(PeriodFigures part) {
        return new Part(days(part.period()), new ShownFigures(part.figures()));
    }
}
