package io.aftercare.run;

import io.aftercare.common.Refusal;
import io.aftercare.common.SqlTime;
import io.aftercare.crm.ContactId;
import io.aftercare.survey.OpenRuns;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists runs. Only conditions that were asked for are in the statement, so that each has its index. */
@Repository
class RunQueries implements OpenRuns {

    /** How many incidents a list of the runs that they stop looks at; who has more mends many at once. */
    private static final int MOST_INCIDENTS = 2_000;

    private static final String ROWS = """
            with page as (%s)
            select page.*, s.name as survey_name, s.type as survey_type, c.email, c.first_name, c.last_name, last.comment
            from page
            join survey s on s.id = page.survey_id
            join contact c on c.id = page.contact_id
            left join lateral (select a.comment from answer a
                               where a.run_id = page.id order by a.id desc limit 1) last on true
            order by page.created_at desc, page.id desc""";

    private final JdbcClient jdbc;
    private final IncidentRuns incidents;

    RunQueries(JdbcClient jdbc, IncidentRuns incidents) {
        this.jdbc = jdbc;
        this.incidents = incidents;
    }

    @Override
    public long count(SurveyId id) {
        return jdbc.sql("select count(*) from survey_run where survey_id = :survey" + RunRepository.OPEN)
                .param("survey", id.value())
                .query(Long.class)
                .single();
    }

    @Override
    public Map<SurveyId, Open> counts(Collection<SurveyId> ids) {
        return jdbc
                .sql("select survey_id, count(*) as runs, count(*) filter (where state = 'answered') as answered "
                        + "from survey_run where survey_id = any (:surveys)" + RunRepository.OPEN
                        + " group by survey_id")
                .param("surveys", ids.stream().map(SurveyId::value).toArray(UUID[]::new))
                .query((row, at) -> Map.entry(
                        new SurveyId(row.getObject("survey_id", UUID.class)),
                        new Open(row.getLong("runs"), row.getLong("answered"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Each count has its index, which one pass over all runs would not use. Who stands still waits for no time. */
    OpenWork openWork(Instant since) {
        return jdbc.sql("""
                select (select count(*) from survey_run where state = 'sent') as waiting,
                       (select count(*) from survey_run where state = 'scheduled')
                           - (select count(*) from survey_run
                              where state = 'scheduled' and process_instance_key = any (:stopped)) as scheduled,
                       (select count(*) from survey_run where state = 'undeliverable' and completed_at >= :since)
                           as undeliverable""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("stopped", stopped())
                .query((row, at) ->
                        new OpenWork(row.getLong("waiting"), row.getLong("scheduled"), row.getLong("undeliverable")))
                .single();
    }

    /** None while the engine cannot be asked. */
    private Long[] stopped() {
        try {
            return incidents.instances(MOST_INCIDENTS).toArray(Long[]::new);
        } catch (Refusal away) {
            return new Long[0];
        }
    }

    List<SurveyRun> list(RunFilter filter, @Nullable RunId after, int limit) {
        var values = new HashMap<String, Object>();
        var page = page(filter, after, limit, values);
        return jdbc.sql(page).params(values).query(RunRows::run).list();
    }

    /** The page is cut before names and comments are looked up, so that only as many are. */
    List<RunRow> search(RunFilter filter, @Nullable RunId after, int limit) {
        var values = new HashMap<String, Object>();
        var page = page(filter, after, limit, values);
        return jdbc.sql(ROWS.formatted(page)).params(values).query(RunRows::row).list();
    }

    List<RunRow> ofInstances(Collection<Long> instances) {
        return jdbc.sql(ROWS.formatted("select * from survey_run where process_instance_key = any (:instances)"))
                .param("instances", instances.toArray(Long[]::new))
                .query(RunRows::row)
                .list();
    }

    /** How many runs are in each state, whatever state the filter names; each count ends at its bound. */
    List<StateCount> counts(RunFilter filter) {
        var values = new HashMap<String, Object>();
        var conditions = conditions(filter.inAnyState(), values);
        var columns = Arrays.stream(RunState.values())
                .map(state -> count(state, conditions, filter) + " as " + state.key())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns)
                .params(values)
                .query((row, at) -> {
                    var counts = new ArrayList<StateCount>();
                    for (var state : RunState.values()) {
                        counts.add(StateCount.of(state, row.getInt(state.key())));
                    }
                    return List.copyOf(counts);
                })
                .single();
    }

    /** @param until when the run ended */
    Optional<AskedBefore> askedBefore(SurveyRun run, Instant until) {
        return jdbc.sql("""
                        select id, survey_id, sent_at from survey_run
                        where contact_id = :contact and id <> :run and sent_at <= :until
                        order by state = 'undeliverable', sent_at desc limit 1""")
                .param("contact", run.contactId().value())
                .param("run", run.id().value())
                .param("until", SqlTime.utc(until))
                .query((row, at) -> new AskedBefore(
                        RunRows.id(row),
                        new SurveyId(row.getObject("survey_id", UUID.class)),
                        SqlTime.instant(row, "sent_at")))
                .optional();
    }

    List<RunId> of(ContactId contact) {
        return jdbc.sql("select id from survey_run where contact_id = :contact order by id")
                .param("contact", contact.value())
                .query((row, at) -> RunRows.id(row))
                .list();
    }

    List<Long> instances(List<RunId> ids) {
        return jdbc.sql("""
                        select process_instance_key from survey_run
                        where id = any (:ids) and process_instance_key is not null""")
                .param("ids", ids.stream().map(RunId::value).toArray(UUID[]::new))
                .query((row, at) -> row.getLong("process_instance_key"))
                .list();
    }

    private String page(RunFilter filter, @Nullable RunId after, int limit, Map<String, Object> values) {
        var conditions = conditions(filter, values);
        if (after != null) {
            conditions.add("(created_at, id) < ((select created_at from survey_run where id = :after), :after)");
            values.put("after", after.value());
        }
        return "select * from survey_run"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by created_at desc, id desc limit " + limit;
    }

    private List<String> conditions(RunFilter filter, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        filter.restrict(conditions, values);
        if (filter.withIncident()) {
            conditions.add("process_instance_key = any (:stopped)");
            values.put("stopped", incidents.instances(MOST_INCIDENTS).toArray(Long[]::new));
        }
        return conditions;
    }

    private static String count(RunState state, List<String> conditions, RunFilter filter) {
        if (filter.band() != null && !state.mayHaveScore()) {
            return "0";
        }
        var all = new ArrayList<>(conditions);
        all.add("state = '" + state.key() + "'");
        return "(select count(*) from (select from survey_run where %s limit %d) counted)"
                .formatted(String.join(" and ", all), StateCount.MOST + 1);
    }
}
