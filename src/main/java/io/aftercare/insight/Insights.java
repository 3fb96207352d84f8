package io.aftercare.insight;

import io.aftercare.insight.ScoreQueries.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Looks at scores: over time, against the period before, broken down. An answer counts at the time its survey was sent,
 * however late it came, as in {@link SurveyFigures}.
 */
@Service
public class Insights {

    private final ScoreQueries scores;

    Insights(ScoreQueries scores) {
        this.scores = scores;
    }

    /** Everything there is to say; one statement, however many runs and parts they are. */
    public InsightReport report(InsightFilter filter) {
        var parts = filter.period().parts();
        var sums = new Sums(filter, parts.size());
        scores.rows(filter, parts).forEach(sums::add);
        return sums.report(filter, parts);
    }

    /** Of one group, in the period and before it. */
    private record Pair(Tally now, Tally before) {

        boolean isEmpty() {
            return now.isEmpty() && before.isEmpty();
        }
    }

    private static final class Sums {

        private final InsightFilter filter;
        private final Map<Dimension, String> restrictions;
        private final int firstPart;
        private final Pair all;
        private final List<Tally> overTime;
        private final Map<Dimension, Map<Optional<String>, Pair>> groups = new EnumMap<>(Dimension.class);

        Sums(InsightFilter filter, int parts) {
            this.filter = filter;
            restrictions = filter.restrictions();
            firstPart = ScoreQueries.firstPart(filter);
            all = pair();
            overTime = Stream.generate(this::tally).limit(parts).toList();
            Arrays.stream(Dimension.values()).forEach(dimension -> groups.put(dimension, new LinkedHashMap<>()));
        }

        void add(Row row) {
            var dimension = row.dimension();
            if (dimension == null) {
                addOverTime(row);
            } else if (!restrictions.containsKey(dimension)) {
                var group = groups.computeIfAbsent(dimension, any -> new LinkedHashMap<>())
                        .computeIfAbsent(Optional.ofNullable(row.key()), key -> pair());
                (row.span() == ScoreQueries.BEFORE ? group.before() : group.now()).add(row.score(), row.runs());
            }
        }

        private void addOverTime(Row row) {
            if (row.span() == ScoreQueries.BEFORE) {
                all.before().add(row.score(), row.runs());
            } else if (row.span() >= firstPart) {
                all.now().add(row.score(), row.runs());
                overTime.get(row.span() - firstPart).add(row.score(), row.runs());
            }
        }

        InsightReport report(InsightFilter filter, List<InsightPeriod> parts) {
            var figures = IntStream.range(0, parts.size())
                    .mapToObj(at ->
                            new PeriodFigures(parts.get(at), overTime.get(at).figures()))
                    .toList();
            var broken = new EnumMap<Dimension, List<GroupFigures>>(Dimension.class);
            if (!all.isEmpty()) {
                restrictions.forEach((dimension, value) -> groups.put(dimension, Map.of(Optional.of(value), all)));
            }
            groups.forEach((dimension, pairs) -> broken.put(dimension, groupFigures(pairs)));
            return new InsightReport(filter, all.now().figures(), all.before().figures(), figures, broken);
        }

        private static List<GroupFigures> groupFigures(Map<Optional<String>, Pair> pairs) {
            var figures = new ArrayList<GroupFigures>();
            pairs.forEach((key, pair) -> figures.add(new GroupFigures(
                    key.orElse(null), pair.now().figures(), pair.before().figures())));
            return List.copyOf(figures);
        }

        private Pair pair() {
            return new Pair(tally(), tally());
        }

        private Tally tally() {
            return new Tally(filter.type());
        }
    }
}
