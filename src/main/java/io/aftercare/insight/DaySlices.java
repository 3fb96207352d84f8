package io.aftercare.insight;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Cuts times into days in UTC: whole ones whose sums may be read, and the rest, whose rows are counted. All is one
 * statement, so what is read as a sum and what is counted are of the same moment.
 */
final class DaySlices {

    /** A time. */
    record Span(Instant start, Instant end) {

        static Span of(InsightPeriod period) {
            return new Span(period.start(), period.end());
        }
    }

    private static final String SLICES = """
            with span as (
                select * from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                    with ordinality as span (span_start, span_end, no)
            ), clean as materialized (
                select day from summed_day where :summed and kind = '%1$s' and summed
                except
                select coalesce(c.day, cast(t.closed_at at time zone 'UTC' as date))
                from changed_day c left join ticket t on t.id = c.ticket_id where c.kind = '%1$s'
            ), slice as materialized (
                select no, utc.day, greatest(day_start, span_start) as slice_start, least(day_end, span_end) as slice_end,
                       clean.day is not null and day_start >= span_start and day_end <= span_end as summed
                from span
                     cross join lateral (
                         select cast(at as date) as day, at at time zone 'UTC' as day_start,
                                (at + interval '1 day') at time zone 'UTC' as day_end
                         from generate_series(date_trunc('day', span_start at time zone 'UTC'),
                                              span_end at time zone 'UTC' - interval '1 microsecond', interval '1 day') at
                     ) utc
                     left join clean on clean.day = utc.day
            )""";

    private DaySlices() {}

    /** How a statement begins that reads from {@code slice (no, day, slice_start, slice_end, summed)}. */
    static String of(DaySum sum) {
        return SLICES.formatted(sum.kind());
    }

    /**
     * Sets what {@link #of} needs.
     *
     * @param summed false to count everything, where there are no sums of what is asked for
     * @param spans numbered from 1
     */
    static StatementSpec set(StatementSpec statement, List<Span> spans, boolean summed) {
        return statement
                .param("starts", texts(spans, Span::start))
                .param("ends", texts(spans, Span::end))
                .param("summed", summed);
    }

    private static String[] texts(List<Span> spans, Function<Span, Instant> time) {
        return spans.stream().map(time).map(Instant::toString).toArray(String[]::new);
    }
}
