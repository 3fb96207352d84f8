package io.aftercare.insight;

import io.aftercare.insight.DaySlices.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up the scores of a period and the one before: from the sums of days, and where there are none, from runs. */
@Repository
class ScoreQueries {

    /** Spans from 1 to :grouped are broken down, too; 1 is the period before, all others are the period itself. */
    private static final String SCORES = DaySlices.of(DaySum.SENT) + """
            , summed as (
                select no, part_of, part, %1$s
                from slice
                     cross join lateral (
                         select * from score_sum c
                         where c.day = slice.day and c.type = :type
                           and c.within = :within and c.within_key = :withinKey
                           and (c.part_of = '' or no <= :grouped)
                         offset 0
                     ) cell
                where summed
                group by no, part_of, part
            ), counted as materialized (
                select no, run.*
                from slice
                     cross join lateral (
                         select survey_id, pipeline, owner_email, language, score, count(*) as runs
                         from counted_run
                         where survey_id = any (%2$s) and sent_at >= slice_start and sent_at < slice_end%3$s
                         group by survey_id, pipeline, owner_email, language, score
                         offset 0
                     ) run
                where not summed and no <= :grouped
                union all
                select no, null, null, null, null, run.*
                from slice
                     cross join lateral (
                         select score, count(*) as runs
                         from counted_run
                         where survey_id = any (%2$s) and sent_at >= slice_start and sent_at < slice_end%3$s
                         group by score
                         offset 0
                     ) run
                where not summed and no > :grouped
            ), counted_part as (
                select least(no, 2) as no, survey_id, pipeline, owner_email, language, score, sum(runs) as runs
                from counted where no <= :grouped
                group by least(no, 2), survey_id, pipeline, owner_email, language, score
            )
            select no, part_of, part, score, runs
            from summed cross join lateral (values %4$s) s (score, runs) where runs > 0
            union all
            select no, '', null, score, sum(runs) from counted group by no, score
            union all
            select no, part_of, part, score, sum(runs)
            from counted_part cross join lateral (values %5$s) p (part_of, part)
            group by no, part_of, part, score""";

    private final JdbcClient jdbc;

    ScoreQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Runs with the same score.
     *
     * @param span the number of the part of the period; with a dimension {@value #THIS} is the whole; {@value #BEFORE}
     *     is the period before
     * @param dimension of which they have the same, key; null for all of the span
     * @param score null for runs without an answer
     */
    record Row(
            int span,
            @Nullable Dimension dimension,
            @Nullable String key,
            @Nullable Integer score,
            long runs) {}

    static final int BEFORE = 1;
    static final int THIS = 2;

    /** The number of the first part of the period; the others follow. */
    static int firstPart(InsightFilter filter) {
        return filter.isSummed() ? THIS + 1 : THIS;
    }

    /** One statement. */
    List<Row> rows(InsightFilter filter, List<InsightPeriod> parts) {
        var spans = new ArrayList<Span>();
        spans.add(Span.of(filter.period().before()));
        if (filter.isSummed()) {
            spans.add(Span.of(filter.period()));
        }
        parts.stream().map(Span::of).forEach(spans::add);
        var values = new HashMap<String, Object>();
        var surveys = filter.surveys(values);
        var sql = SCORES.formatted(
                ScoreColumns.SUMS, surveys, filter.conditions(values), ScoreColumns.ROWS, Dimension.VALUES);
        return DaySlices.set(jdbc.sql(sql), spans, filter.isSummed())
                .params(values)
                .params(filter.sums())
                .param("grouped", filter.isSummed() ? THIS : spans.size())
                .query((row, at) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var dimension = row.getString("part_of");
        return new Row(
                row.getInt("no"),
                dimension.isEmpty() ? null : Dimension.ofKey(dimension),
                row.getString("part"),
                row.getObject("score", Integer.class),
                row.getLong("runs"));
    }
}
