package io.aftercare.run;

import io.aftercare.survey.OpenRuns;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists runs. Only conditions that were asked for are in the statement, so that each has its index. */
@Repository
class RunQueries implements OpenRuns {

    private final JdbcClient jdbc;

    RunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long count(SurveyId id) {
        return jdbc.sql("select count(*) from survey_run where survey_id = :survey" + RunRepository.OPEN)
                .param("survey", id.value())
                .query(Long.class)
                .single();
    }

    @Override
    public Map<SurveyId, Long> counts(Collection<SurveyId> ids) {
        return jdbc
                .sql("select survey_id, count(*) as runs from survey_run where survey_id = any (:surveys)"
                        + RunRepository.OPEN + " group by survey_id")
                .param("surveys", ids.stream().map(SurveyId::value).toArray(UUID[]::new))
                .query((row, at) ->
                        Map.entry(new SurveyId(row.getObject("survey_id", UUID.class)), row.getLong("runs")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Each count has its index, which one pass over all runs would not use. */
    OpenWork openWork(Instant since) {
        return jdbc.sql("""
                select (select count(*) from survey_run where state = 'sent') as waiting,
                       (select count(*) from survey_run where state = 'scheduled') as scheduled,
                       (select count(*) from survey_run where state = 'undeliverable' and completed_at >= :since)
                           as undeliverable""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, at) ->
                        new OpenWork(row.getLong("waiting"), row.getLong("scheduled"), row.getLong("undeliverable")))
                .single();
    }

    List<SurveyRun> list(RunFilter filter, @Nullable RunId after, int limit) {
        var conditions = new LinkedHashMap<String, Object>();
        filter.restrict(conditions);
        if (after != null) {
            conditions.put("id < ?", after.value());
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
        return jdbc.sql("select * from survey_run" + where + " order by id desc limit " + limit)
                .params(List.copyOf(conditions.values()))
                .query(RunRows::run)
                .list();
    }
}
