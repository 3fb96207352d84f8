package io.aftercare.insight;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Looks at scores: over time, against the period before, broken down. An answer counts at the time its survey was sent,
 * however late it came, as in {@link SurveyFigures}.
 */
@Service
public class Insights {

    /**
     * One pass over the runs, part by part of the time (the first is all that is before the period), so that each part is
     * one range of the index; then the few cells that are left are added up by each dimension.
     */
    private static final String CELLS = """
            with cell as materialized (
                select parts.part, runs_of_part.*
                from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                         with ordinality as parts (part_start, part_end, part)
                     cross join lateral (
                         select %1$s, score, count(*) as runs
                         from survey_run
                         where survey_id = any (:surveys) and sent_at >= part_start and sent_at < part_end%2$s
                         group by %1$s, score
                     ) runs_of_part
            ), dated as (select *, part > 1 as now from cell)
            select part, now, score, sum(runs) as runs, %3$s
            from dated
            group by grouping sets ((part, score), %4$s)""";

    /** The number of the part before the period. */
    private static final int BEFORE = 1;

    private static final String COLUMNS = each(column -> column);
    private static final String KEYS = each(column -> "%1$s, grouping(%1$s) as no_%1$s".formatted(column));
    private static final String SETS = each(column -> "(now, %s, score)".formatted(column));

    private final JdbcClient jdbc;

    Insights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything there is to say; one statement, however many runs and parts they are. */
    public InsightReport report(InsightFilter filter) {
        var parts = filter.period().parts();
        var sums = new Sums(filter, parts.size());
        rows(filter, parts).forEach(sums::add);
        return sums.report(filter, parts);
    }

    /** @param dimension null for runs of a part of the time, whose number is then given */
    private record Row(
            int part,
            boolean now,
            @Nullable Dimension dimension,
            @Nullable String key,
            @Nullable Integer score,
            long runs) {}

    private List<Row> rows(InsightFilter filter, List<InsightPeriod> parts) {
        var all = new ArrayList<>(parts);
        all.addFirst(filter.period().before());
        var values = new HashMap<String, Object>();
        var sql = CELLS.formatted(COLUMNS, filter.conditions(values), KEYS, SETS);
        return jdbc.sql(sql)
                .params(values)
                .param("surveys", filter.ids())
                .param("starts", texts(all, InsightPeriod::start))
                .param("ends", texts(all, InsightPeriod::end))
                .query((row, at) -> row(row))
                .list();
    }

    private static String[] texts(List<InsightPeriod> parts, Function<InsightPeriod, Instant> time) {
        return parts.stream().map(time).map(Instant::toString).toArray(String[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        var dimension = dimension(row);
        return new Row(
                row.getInt("part"),
                row.getBoolean("now"),
                dimension,
                dimension == null ? null : row.getString(dimension.column()),
                row.getObject("score", Integer.class),
                row.getLong("runs"));
    }

    private static @Nullable Dimension dimension(ResultSet row) throws SQLException {
        for (var dimension : Dimension.values()) {
            if (row.getInt("no_" + dimension.column()) == 0) {
                return dimension;
            }
        }
        return null;
    }

    private static String each(UnaryOperator<String> text) {
        return Arrays.stream(Dimension.values())
                .map(Dimension::column)
                .map(text)
                .collect(joining(", "));
    }

    /** Of one group, in the period and before it. */
    private record Pair(Tally now, Tally before) {}

    private static final class Sums {

        private final InsightFilter filter;
        private final Pair all;
        private final List<Tally> overTime;
        private final Map<Dimension, Map<Optional<String>, Pair>> groups = new EnumMap<>(Dimension.class);

        Sums(InsightFilter filter, int parts) {
            this.filter = filter;
            all = pair();
            overTime = Stream.generate(this::tally).limit(parts).toList();
            Arrays.stream(Dimension.values()).forEach(dimension -> groups.put(dimension, new LinkedHashMap<>()));
        }

        void add(Row row) {
            if (row.dimension() == null) {
                addOverTime(row);
                return;
            }
            var group = groups.computeIfAbsent(row.dimension(), dimension -> new LinkedHashMap<>())
                    .computeIfAbsent(Optional.ofNullable(row.key()), key -> pair());
            (row.now() ? group.now() : group.before()).add(row.score(), row.runs());
        }

        private void addOverTime(Row row) {
            if (row.part() == BEFORE) {
                all.before().add(row.score(), row.runs());
            } else {
                all.now().add(row.score(), row.runs());
                overTime.get(row.part() - BEFORE - 1).add(row.score(), row.runs());
            }
        }

        InsightReport report(InsightFilter filter, List<InsightPeriod> parts) {
            var figures = IntStream.range(0, parts.size())
                    .mapToObj(at ->
                            new PeriodFigures(parts.get(at), overTime.get(at).figures()))
                    .toList();
            var broken = new EnumMap<Dimension, List<GroupFigures>>(Dimension.class);
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
