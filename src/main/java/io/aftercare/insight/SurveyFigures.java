package io.aftercare.insight;

import static java.util.stream.Collectors.toMap;

import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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

    private static final String TOTALS = """
            select s.id, s.type, r.score, coalesce(r.runs, 0) as runs
            from survey s left join (
                select survey_id, score, count(*) as runs
                from survey_run where survey_id = any (:surveys) and sent_at >= :from group by survey_id, score
            ) r on r.survey_id = s.id
            where s.id = any (:surveys)""";

    /** 2001 began on a Monday. */
    private static final String WEEKS = """
            select s.id, s.type, r.score, r.week, coalesce(r.runs, 0) as runs
            from survey s left join (
                select survey_id, score, date_bin('7 days', sent_at, '2001-01-01T00:00Z') as week, count(*) as runs
                from survey_run where survey_id = any (:surveys) and sent_at >= :from group by survey_id, score, week
            ) r on r.survey_id = s.id
            where s.id = any (:surveys)""";

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
        for (var row : rows(TOTALS, surveys, clock.instant().minus(period))) {
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
        var first = monday(now.minus(period));
        var weeks = first.datesUntil(monday(now).plusDays(1), Period.ofWeeks(1)).toList();
        var sums = new LinkedHashMap<SurveyId, Map<LocalDate, Tally>>();
        for (var row : rows(WEEKS, surveys, first.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            var ofSurvey = sums.computeIfAbsent(
                    row.survey(),
                    id -> weeks.stream()
                            .collect(toMap(
                                    week -> week, week -> new Tally(row.type()), (one, other) -> one, TreeMap::new)));
            if (row.week() != null) {
                ofSurvey.computeIfAbsent(row.week(), week -> new Tally(row.type()))
                        .add(row.score(), row.runs());
            }
        }
        return sums.entrySet().stream().collect(toMap(Map.Entry::getKey, sum -> points(sum.getValue())));
    }

    private static List<WeekFigures> points(Map<LocalDate, Tally> sums) {
        return sums.entrySet().stream()
                .map(week -> new WeekFigures(week.getKey(), week.getValue().figures()))
                .toList();
    }

    private static LocalDate monday(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Runs of a survey with the same score; without one when they have no answer. */
    private record Row(
            SurveyId survey,
            SurveyType type,
            @Nullable Integer score,
            @Nullable LocalDate week,
            long runs) {}

    private List<Row> rows(String sql, Collection<SurveyId> surveys, Instant from) {
        return jdbc.sql(sql)
                .param("surveys", surveys.stream().map(SurveyId::value).toArray(UUID[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, at) -> new Row(
                        new SurveyId(row.getObject("id", UUID.class)),
                        SurveyType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                        row.getObject("score", Integer.class),
                        sql.equals(WEEKS) ? week(row) : null,
                        row.getLong("runs")))
                .list();
    }

    private static @Nullable LocalDate week(ResultSet row) throws SQLException {
        var week = row.getTimestamp("week");
        return week == null ? null : LocalDate.ofInstant(week.toInstant(), ZoneOffset.UTC);
    }
}
