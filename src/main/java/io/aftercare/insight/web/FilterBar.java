package io.aftercare.insight.web;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Option;
import io.aftercare.insight.InsightFilter;
import io.aftercare.survey.SurveyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters above scores and comments.
 *
 * @param address of this view
 * @param type that is shown, null when the filters make no sense
 * @param zone whose days these are, such as {@code Europe/Berlin}
 */
public record FilterBar(
        Address address,
        @Nullable SurveyType type,
        String zone,
        Faults faults,
        List<Option> surveys,
        List<Option> pipelines,
        List<Option> owners,
        List<Option> languages) {

    private static final List<Option> PERIODS = List.of(
            new Option("7d", "7 days"),
            new Option("30d", "30 days"),
            new Option("90d", "90 days"),
            new Option("12m", "12 months"),
            new Option("this-month", "This month"),
            new Option("last-month", "Last month"));

    /** @param filter null when the filters make no sense */
    static FilterBar of(
            Address address,
            @Nullable InsightFilter filter,
            String zone,
            Faults faults,
            InsightFilters.Known known,
            List<String> owners,
            List<String> languages) {
        var type = filter == null ? null : filter.type();
        return new FilterBar(
                address,
                type,
                zone,
                faults,
                known.surveys().stream()
                        .filter(survey -> type == null || survey.type() == type)
                        .map(survey -> new Option(
                                survey.id().toString(),
                                survey.deleted() ? survey.name() + " (deleted)" : survey.name()))
                        .toList(),
                known.pipelines().stream()
                        .map(pipeline -> new Option(pipeline.key(), pipeline.name()))
                        .toList(),
                options(owners, address.get("owner")),
                options(languages, address.get("language")));
    }

    /** A survey is of one type, so another type is of all its surveys. */
    public List<Choice> types() {
        return Arrays.stream(SurveyType.values())
                .map(other -> new Choice(
                        other.name(),
                        address.with("survey", "").with("type", other.key()).toString(),
                        other == type))
                .toList();
    }

    public List<Choice> periods() {
        var chosen = address.get("from").isEmpty() && address.get("to").isEmpty();
        var period = address.get("period").isEmpty() ? "30d" : address.get("period");
        return PERIODS.stream()
                .map(one -> new Choice(
                        one.label(),
                        address.with("from", "")
                                .with("to", "")
                                .with("period", one.value())
                                .toString(),
                        chosen && one.value().equals(period)))
                .toList();
    }

    /** What the form keeps, though it has no field for it. */
    public List<Option> kept() {
        return List.of("type", "period", "by", "order", "zone").stream()
                .filter(name -> !address.get(name).isEmpty())
                .map(name -> new Option(name, address.get(name)))
                .toList();
    }

    private static List<Option> options(List<String> known, String asked) {
        var all = new ArrayList<>(known);
        if (!asked.isEmpty() && !known.contains(asked)) {
            all.addFirst(asked);
        }
        return all.stream().map(one -> new Option(one, one)).toList();
    }
}
