package io.aftercare.automation;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;

import io.aftercare.automation.PerformedAction.Outcome;
import io.aftercare.survey.RunId;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the workers of follow-ups note of what they did. */
@Repository
public class PerformedActions {

    private final JdbcClient jdbc;

    PerformedActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest of a run, two hundred at most, in the order of time. */
    public List<PerformedAction> of(RunId run) {
        return jdbc.sql("""
                        select * from (
                            select type, process_id, element_id, state, count(*) as parts, max(detail) as detail,
                                   min(begun_at) as begun_at, max(ended_at) as ended_at
                            from action_execution where run_id = :run
                            group by job_key, type, process_id, element_id, state
                            order by begun_at desc limit 200) latest
                        order by begun_at""")
                .param("run", run.value())
                .query((row, at) -> new PerformedAction(
                        row.getString("type"),
                        row.getString("process_id"),
                        row.getString("element_id"),
                        Outcome.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getInt("parts"),
                        row.getString("detail"),
                        instant(row, "begun_at"),
                        nullable(row, "ended_at")))
                .list();
    }
}
