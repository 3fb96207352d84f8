package io.aftercare.insight;

import static java.util.stream.Collectors.toMap;

import io.aftercare.insight.DaySlices.Span;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Figures of many surveys at once, over what was sent lately: an answer counts at the time its survey was sent. So a
 * response rate compares the same runs, and no answer counts without its mail.
 */
@Service
public class SurveyFigures {

    /** What lists and the home page show: long enough for a score of a survey with few tickets. */
    public static final Duration PERIOD = Duration.ofDays(90);

    /** Other copies of the application may be ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private static final String FIGURES =
            DaySlices.of(DaySum.SENT) + """
            , summed as (
                select no, cast(part as uuid) as survey_id, %1$s
                from slice
                     cross join lateral (
                         select * from score_sum c
                         where c.day = slice.day and c.type = any (:types) and c.within = '' and c.within_key = ''
                           and c.part_of = 'survey' and c.part = any (:keys)
                         offset 0
                     ) cell
                where summed
                group by no, part
            ), counted as (
                select survey_id, no, score, runs
                from summed cross join lateral (values %2$s) s (score, runs) where runs > 0
                union all
                select run.survey_id, no, run.score, run.runs
                from slice
                     cross join lateral (
                         select survey_id, score, count(*) as runs from counted_run
                         where survey_id = any (:surveys) and sent_at >= slice_start and sent_at < slice_end
                         group by survey_id, score
                         offset 0
                     ) run
                where not summed
            )
            select s.id, s.type, c.no, c.score, coalesce(sum(c.runs), 0) as runs
            from survey s left join counted c on c.survey_id = s.id
            where s.id = any (:surveys)
            group by s.id, s.type, c.no, c.score""".formatted(ScoreColumns.SUMS, ScoreColumns.ROWS);

    private final JdbcClient jdbc;
    private final Clock clock;

    SurveyFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The figures of each of the surveys, also of those that sent nothing; one statement for all. An id that is no
     * survey's is left out.
     *
     * @param period how far back, {@link #PERIOD} as a rule
     */
    public Map<SurveyId, Figures> of(Collection<SurveyId> surveys, Duration period) {
        var sums = new LinkedHashMap<SurveyId, Tally>();
        var now = clock.instant();
        for (var row : rows(surveys, List.of(new Span(now.minus(period), now.plus(CLOCKS_DIFFER))))) {
            sums.computeIfAbsent(row.survey(), id -> new Tally(row.type())).add(row.score(), row.runs());
        }
        return sums.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, sum -> sum.getValue().figures()));
    }

    /**
     * The figures of each of the surveys week by week, oldest first, from the week that the period begins in to this
     * one, also of weeks in which nothing was sent; one statement for all. An id that is no survey's is left out.
     */
    public Map<SurveyId, List<WeekFigures>> weekly(Collection<SurveyId> surveys, Duration period) {
        var now = clock.instant();
        var mondays = monday(now.minus(period))
                .datesUntil(monday(now).plusDays(1), Period.ofWeeks(1))
                .toList();
        var sums = new LinkedHashMap<SurveyId, List<Tally>>();
        for (var row : rows(surveys, mondays.stream().map(SurveyFigures::week).toList())) {
            var weeks = sums.computeIfAbsent(
                    row.survey(),
                    id -> mondays.stream().map(week -> new Tally(row.type())).toList());
            if (row.span() > 0) {
                weeks.get(row.span() - 1).add(row.score(), row.runs());
            }
        }
        return sums.entrySet().stream().collect(toMap(Map.Entry::getKey, sum -> points(mondays, sum.getValue())));
    }

    private static List<WeekFigures> points(List<LocalDate> mondays, List<Tally> weeks) {
        return IntStream.range(0, mondays.size())
                .mapToObj(at -> new WeekFigures(mondays.get(at), weeks.get(at).figures()))
                .toList();
    }

    private static LocalDate monday(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Span week(LocalDate monday) {
        return new Span(
                monday.atStartOfDay().toInstant(ZoneOffset.UTC),
                monday.plusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /**
     * Runs of a survey with the same score; without one when they have no answer.
     *
     * @param span its number; 0 for a survey that sent nothing in any
     */
    private record Row(
            SurveyId survey, SurveyType type, @Nullable Integer score, int span, long runs) {}

    private List<Row> rows(Collection<SurveyId> surveys, List<Span> spans) {
        return DaySlices.set(jdbc.sql(FIGURES), spans, true)
                .param(
                        "types",
                        Arrays.stream(SurveyType.values()).map(SurveyType::key).toArray(String[]::new))
                .param("surveys", surveys.stream().map(SurveyId::value).toArray(UUID[]::new))
                .param("keys", surveys.stream().map(SurveyId::toString).toArray(String[]::new))
                .query((row, at) -> new Row(
                        new SurveyId(row.getObject("id", UUID.class)),
                        SurveyType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                        row.getObject("score", Integer.class),
                        row.getInt("no"),
                        row.getLong("runs")))
                .list();
    }
}
