package io.aftercare.insight;

import static io.aftercare.common.SqlTime.utc;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.Funnel.Loss;
import io.aftercare.insight.Funnel.Stage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The answers of insights as plain queries give them, which look at every run. */
final class StraightCounts {

    private static final String FIGURES = """
            select %s as part, score, count(*) as runs
            from (select survey_id, sent_at, score, pipeline, owner_email, language from survey_run
                  where state <> 'undeliverable' and not answered_anonymously
                  union all
                  select survey_id, counted_at, score, null, null, null from anonymous_answer) run
            where survey_id = any (%s) and sent_at >= :start and sent_at < :end%s group by part, score""";

    private static final String STEPS = """
            select count(*) as registered, count(pipeline) as with_ticket,
                   count(sent_at) filter (where state <> 'undeliverable') as sent,
                   count(answer) as answered, count(answer) filter (where commented) as commented,
                   count(answer) filter (where state = 'completed') as followed_up
            from (select *, case when score is not null or answered_anonymously then 1 end as answer
                  from survey_run) run
            where survey_id = any (%s) and created_at >= :start and created_at < :end%s""";

    private static final String REASONS = """
            select reason, count(*) as runs
            from survey_run where survey_id = any (%s) and created_at >= :start and created_at < :end%s
              and (sent_at is null or state = 'undeliverable') and score is null and state <> 'scheduled'
              and reason is not null
            group by reason""";

    private static final String TICKETS = """
            select count(*) as closed, count(*) filter (where not wanted) as unwanted,
                   count(*) filter (where wanted and not asked) as unasked
            from (
                select t.pipeline in (select pipeline from survey_version
                                      where pipeline is not null and survey_id = any (%1$s)) as wanted,
                       exists (select from survey_run r where r.survey_id = any (%1$s) and r.ticket_id = t.id
                               and r.reason is distinct from 'ticket-reopened') as asked
                from ticket t where closed_at >= :start and closed_at < :end%2$s) ticket""";

    private final JdbcClient jdbc;

    StraightCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void assertSame(InsightReport report) {
        var filter = report.filter();
        assertThat(report.now()).isEqualTo(figures(filter, filter.period()));
        assertThat(report.before()).isEqualTo(figures(filter, filter.period().before()));
        for (var part : report.overTime()) {
            assertThat(part.figures()).isEqualTo(figures(filter, part.period()));
        }
        for (var dimension : Dimension.values()) {
            var now = figures(filter, filter.period(), dimension.column());
            var before = figures(filter, filter.period().before(), dimension.column());
            var groups = Objects.requireNonNull(report.groups().get(dimension));
            assertThat(groups).filteredOn(group -> group.now().delivered() > 0).hasSameSizeAs(now.keySet());
            assertThat(groups).allSatisfy(group -> {
                var key = String.valueOf(group.key());
                assertThat(group.now()).isEqualTo(now.getOrDefault(key, none(filter)));
                assertThat(group.before()).isEqualTo(before.getOrDefault(key, none(filter)));
            });
            assertThat(groups)
                    .filteredOn(group -> group.before().delivered() > 0)
                    .hasSameSizeAs(before.keySet());
        }
    }

    void assertSame(InsightFilter filter, Funnel funnel) {
        var expected = statement(STEPS, filter, filter.period()).query((row, at) -> {
            var steps = new EnumMap<Stage, Long>(Stage.class);
            steps.put(Stage.SENT, row.getLong("sent"));
            steps.put(Stage.ANSWERED, row.getLong("answered"));
            steps.put(Stage.COMMENTED, row.getLong("commented"));
            steps.put(Stage.FOLLOWED_UP, row.getLong("followed_up"));
            steps.put(Stage.REGISTERED, row.getLong("registered"));
            assertThat(funnel.withoutTicket()).isEqualTo(row.getLong("registered") - row.getLong("with_ticket"));
            return steps;
        });
        var steps = expected.single();
        if (filter.language() == null && funnel.beginsWithTickets()) {
            var tickets = statement(TICKETS, filter, filter.period()).query().singleRow();
            steps.put(Stage.CLOSED, number(tickets.get("closed")));
            var losses = losses(funnel, Stage.REGISTERED);
            assertThat(losses.getOrDefault("not-live", 0L)).isEqualTo(number(tickets.get("unasked")));
            assertThat(losses.getOrDefault("other-pipeline", 0L)).isEqualTo(number(tickets.get("unwanted")));
        } else if (filter.language() != null) {
            steps.remove(Stage.REGISTERED);
        }
        var counts = new EnumMap<Stage, Long>(Stage.class);
        funnel.steps().forEach(step -> counts.put(step.stage(), step.count()));
        assertThat(counts).isEqualTo(steps);
        statement(REASONS, filter, filter.period())
                .query()
                .listOfRows()
                .forEach(row -> assertThat(losses(funnel, Stage.SENT))
                        .containsEntry(String.valueOf(row.get("reason")), number(row.get("runs"))));
    }

    private static long number(@Nullable Object count) {
        return ((Number) Objects.requireNonNull(count)).longValue();
    }

    private static Map<String, Long> losses(Funnel funnel, Stage stage) {
        var losses = new HashMap<String, Long>();
        funnel.steps().stream()
                .filter(step -> step.stage() == stage)
                .flatMap(step -> step.losses().stream())
                .forEach((Loss loss) -> losses.put(loss.code(), loss.count()));
        return losses;
    }

    /** What was sent in the period. */
    Figures figures(InsightFilter filter, InsightPeriod period) {
        return figures(filter, period, "''").getOrDefault("", none(filter));
    }

    private static Figures none(InsightFilter filter) {
        return new Tally(filter.type()).figures();
    }

    private Map<String, Figures> figures(InsightFilter filter, InsightPeriod period, String part) {
        var tallies = new TreeMap<String, Tally>();
        var sql = FIGURES.formatted(part, "%s", "%s");
        statement(sql, filter, period)
                .query((row, at) -> {
                    tallies.computeIfAbsent(String.valueOf(row.getString("part")), key -> new Tally(filter.type()))
                            .add(row.getObject("score", Integer.class), row.getLong("runs"));
                    return List.of();
                })
                .list();
        var figures = new TreeMap<String, Figures>();
        tallies.forEach((key, tally) -> figures.put(key, tally.figures()));
        return figures;
    }

    private StatementSpec statement(String sql, InsightFilter filter, InsightPeriod period) {
        var values = new HashMap<String, Object>();
        var surveys = filter.surveys(values);
        return jdbc.sql(sql.formatted(surveys, filter.conditions(values)))
                .params(values)
                .param("start", utc(period.start()))
                .param("end", utc(period.end()));
    }
}
