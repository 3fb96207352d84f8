package io.aftercare.insight.web;

import io.aftercare.common.Refusal;
import io.aftercare.insight.Dimension;
import io.aftercare.insight.GroupFigures;
import io.aftercare.insight.InsightChoices.KnownSurvey;
import io.aftercare.insight.InsightReport;
import io.aftercare.insight.Score;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a breakdown with their names, in some order. */
final class Groups {

    private Groups() {}

    /** @param name as people read it */
    record Named(String name, GroupFigures figures) {}

    /** How a breakdown can be ordered; those without a score come last where scores decide. */
    enum Order {
        WORST("Worst first"),
        BEST("Best first"),
        ANSWERS("Most answers first"),
        NAME("By name");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal {@code unknown-order} */
        static Order ofKey(String key) {
            for (var order : values()) {
                if (order.key().equals(key)) {
                    return order;
                }
            }
            throw Refusal.unprocessable(
                    "unknown-order", "There is no such order. Choose worst, best, answers or name.");
        }

        private Comparator<Named> comparator() {
            Comparator<Named> byName = Comparator.comparing(Named::name, String.CASE_INSENSITIVE_ORDER);
            return switch (this) {
                case WORST ->
                    Comparator.comparingDouble((Named group) -> score(group, Double.MAX_VALUE))
                            .thenComparing(byName);
                case BEST ->
                    Comparator.comparingDouble((Named group) -> -score(group, -Double.MAX_VALUE))
                            .thenComparing(byName);
                case ANSWERS ->
                    Comparator.comparingLong(
                                    (Named group) -> -group.figures().now().answered())
                            .thenComparing(byName);
                case NAME -> byName;
            };
        }

        private static double score(Named group, double none) {
            return group.figures().now().score().map(Score::value).orElse(none);
        }
    }

    static List<Named> of(InsightReport report, Dimension dimension, InsightFilters.Known known, Order order) {
        var surveys = known.surveys().stream()
                .collect(Collectors.toMap(choice -> choice.id().toString(), KnownSurvey::name));
        var pipelines = known.pipelines().stream()
                .collect(Collectors.toMap(pipeline -> pipeline.key(), pipeline -> pipeline.name()));
        var names = switch (dimension) {
            case SURVEY -> surveys;
            case PIPELINE -> pipelines;
            case OWNER, LANGUAGE -> Map.<String, String>of();
        };
        return report.groups().getOrDefault(dimension, List.of()).stream()
                .map(group -> new Named(name(dimension, group.key(), names), group))
                .sorted(order.comparator())
                .toList();
    }

    private static String name(Dimension dimension, @Nullable String key, Map<String, String> names) {
        if (key != null) {
            return names.getOrDefault(key, key);
        }
        return switch (dimension) {
            case OWNER -> "Nobody";
            case PIPELINE -> "Without a ticket";
            case SURVEY, LANGUAGE -> "Not known";
        };
    }
}
