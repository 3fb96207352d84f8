package io.aftercare.monitoring;

import static io.aftercare.common.SqlTime.nullable;

import io.aftercare.common.Refusal;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.engine.ProcessNames;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.run.SkipReason;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Tells where the runs of a survey came in their processes, from what {@link ProcessCounting} counted day by day. */
@Service
public class ProcessCounts {

    private static final String PROCESSES = """
            select * from (
                select process_definition_key, max(process_id) as process_id, max(version) as version,
                       bool_or(own) as own, max(day) as last, sum(runs) as runs,
                       sum(open) as open, sum(terminated) as terminated
                from counted_process
                where survey_id = :survey and day between :from and :to
                group by process_definition_key
            ) c order by c.own desc, case when c.own then c.last end desc, c.process_id, c.version desc""";

    private static final String ELEMENTS = """
            select element_id, max(type) as type, sum(runs) as runs, sum(open) as open,
                   coalesce(jsonb_object_agg(reason, runs) filter (where reason <> ''), '{}') as reasons
            from (
                select element_id, reason, max(element_type) as type, sum(runs) as runs, sum(open) as open
                from counted_element
                where survey_id = :survey and process_definition_key = :process and day between :from and :to
                group by element_id, reason) by_reason
            group by element_id
            order by runs desc, element_id""";

    private static final String COUNTED = """
            select min(counted_at) as counted_at,
                   count(*) filter (where counted_at is null) = 0 and exists (select from counted_day) as complete
            from counted_day where not settled and day between :from and :to""";

    private final JdbcClient jdbc;
    private final DeployedProcesses deployed;
    private final DayCounts counts;
    private final JsonMapper json;

    ProcessCounts(JdbcClient jdbc, DeployedProcesses deployed, DayCounts counts, JsonMapper json) {
        this.jdbc = jdbc;
        this.deployed = deployed;
        this.counts = counts;
        this.json = json;
    }

    private record Counted(boolean complete, @Nullable Instant at) {}

    /**
     * Four statements, where the exporter tells; else three, and a request for each version that was not asked for before.
     *
     * @param period in UTC, whose days these are counted by
     * @param process the key of a process definition; null for the runs' own that was followed last
     */
    public ProcessCount of(SurveyId survey, InsightPeriod period, @Nullable Long process) {
        if (!period.zone().equals(ZoneOffset.UTC)) {
            throw new IllegalArgumentException("Days are counted in UTC, not in " + period.zone());
        }
        if (!deployed.areKnown()) {
            return new ProcessCount(period, false, List.of(), null, List.of(), 0, false, null, null, true);
        }
        var all = statement(PROCESSES, survey, period)
                .query(ProcessCounts::process)
                .list();
        var names = names(all.stream().map(CountedProcess::key).toList());
        var processes = all.stream()
                .filter(each -> each.key() != 0)
                .map(each -> each.named(names(names, each).processes().get(each.processId())))
                .toList();
        var chosen = processes.stream()
                .filter(each -> process == null ? each.own() : each.key() == process)
                .findFirst();
        var counted = statement(COUNTED, period)
                .query((row, at) -> new Counted(row.getBoolean("complete"), nullable(row, "counted_at")))
                .single();
        return new ProcessCount(
                period,
                true,
                processes,
                chosen.orElse(null),
                chosen.map(each -> elements(survey, period, each, names(names, each)))
                        .orElse(List.of()),
                all.stream()
                        .filter(each -> each.key() == 0)
                        .mapToLong(CountedProcess::runs)
                        .sum(),
                counted.complete(),
                counted.at(),
                counts.mostRuns(),
                names.isPresent());
    }

    /** Empty while the engine does not answer: the numbers are known without it. */
    private Optional<Map<Long, ProcessNames>> names(List<Long> keys) {
        try {
            return Optional.of(deployed.names(
                    keys.stream().filter(key -> key != 0).distinct().toList()));
        } catch (Refusal away) {
            return Optional.empty();
        }
    }

    private static ProcessNames names(Optional<Map<Long, ProcessNames>> names, CountedProcess process) {
        return names.map(known -> known.get(process.key())).orElse(ProcessNames.NONE);
    }

    /** The file of a process as it was deployed, if runs of the survey followed it. */
    public Optional<byte[]> xml(SurveyId survey, long process) {
        var isFollowed = jdbc.sql("""
                        select exists (select from counted_process
                                       where survey_id = :survey and process_definition_key = :process)""")
                .param("survey", survey.value())
                .param("process", process)
                .query(Boolean.class)
                .single();
        return isFollowed ? deployed.xml(process) : Optional.empty();
    }

    private List<CountedElement> elements(
            SurveyId survey, InsightPeriod period, CountedProcess process, ProcessNames names) {
        return statement(ELEMENTS, survey, period)
                .param("process", process.key())
                .query((row, at) -> element(row, names))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, SurveyId survey, InsightPeriod period) {
        return statement(sql, period).param("survey", survey.value());
    }

    private JdbcClient.StatementSpec statement(String sql, InsightPeriod period) {
        return jdbc.sql(sql).param("from", period.from()).param("to", period.to());
    }

    private static CountedProcess process(ResultSet row, int at) throws SQLException {
        return new CountedProcess(
                row.getLong("process_definition_key"),
                row.getString("process_id"),
                row.getInt("version"),
                null,
                row.getBoolean("own"),
                row.getLong("runs"),
                row.getLong("open"),
                row.getLong("terminated"));
    }

    private CountedElement element(ResultSet row, ProcessNames names) throws SQLException {
        var id = row.getString("element_id");
        return new CountedElement(
                id,
                names.elements().getOrDefault(id, ""),
                row.getString("type"),
                row.getLong("runs"),
                row.getLong("open"),
                reasons(row.getString("reasons")));
    }

    private Map<SkipReason, Long> reasons(String object) {
        var reasons = new TreeMap<SkipReason, Long>();
        json.readTree(object)
                .properties()
                .forEach(reason -> reasons.put(
                        SkipReason.ofKey(reason.getKey()), reason.getValue().asLong()));
        return reasons;
    }
}
