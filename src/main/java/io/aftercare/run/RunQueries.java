package io.aftercare.run;

import io.aftercare.survey.RunId;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists runs. Only conditions that were asked for are in the statement, so that each has its index. */
@Repository
class RunQueries {

    private final JdbcClient jdbc;

    RunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
