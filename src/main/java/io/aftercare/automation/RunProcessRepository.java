package io.aftercare.automation;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.automation.FollowUp.Deployed;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RunProcessRepository {

    private final JdbcClient jdbc;

    RunProcessRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RunProcessCopy> find(RunProcessId id) {
        return of("""
                        select diagram, changed_by, changed_at, deployed_at, deployed_version
                        from run_process where survey_id = :survey and number = :number""", id).query((row, at) -> read(id, row)).optional();
    }

    /** The highest number that was ever given and is still there; 0 for none. */
    int lastNumber(SurveyId survey) {
        return jdbc.sql("select coalesce(max(number), 0) from run_process where survey_id = :survey")
                .param("survey", survey.value())
                .query(Integer.class)
                .single();
    }

    /** All that the engine was ever given. */
    List<RunProcessId> deployed() {
        return jdbc.sql("select survey_id, number from run_process where deployed_at is not null")
                .query((row, at) ->
                        new RunProcessId(new SurveyId(row.getObject("survey_id", UUID.class)), row.getInt("number")))
                .list();
    }

    /** The surveys that have anything on record that could call a webhook, be it in use or not. */
    List<SurveyId> callingWebhooks() {
        return jdbc.sql("""
                        select distinct survey_id from run_process
                        where deployed_at is not null or strpos(diagram, :type) > 0""")
                .param("type", FollowUpJobType.CALL_WEBHOOK)
                .query((row, at) -> new SurveyId(row.getObject("survey_id", UUID.class)))
                .list();
    }

    /** @param from the version of the live process that it was made from; null for none */
    void insert(RunProcessId id, String bpmn, String by, Instant now, @Nullable Integer from) {
        of("""
                        insert into run_process (survey_id, number, diagram, changed_by, changed_at, went_on_from)
                        values (:survey, :number, :diagram, :by, :now, :from)""", id)
                .param("from", from)
                .param("diagram", bpmn)
                .param("by", by)
                .param("now", utc(now))
                .update();
    }

    /** The version of the live process that a draft was made from; empty for none. */
    Optional<Integer> wentOnFrom(RunProcessId id) {
        return of("""
                        select went_on_from from run_process
                        where survey_id = :survey and number = :number and went_on_from is not null""", id).query(Integer.class).optional();
    }

    void markDeployed(RunProcessId id, int version, Instant now) {
        of("""
                        update run_process set deployed_at = :now, deployed_version = :version
                        where survey_id = :survey and number = :number and deployed_at is null""", id).param("version", version).param("now", utc(now)).update();
    }

    /** Removes the drafts before this one, which nobody can come back to. */
    void deleteDraftsBefore(RunProcessId id) {
        of("delete from run_process where survey_id = :survey and number < :number and deployed_at is null", id)
                .update();
    }

    private JdbcClient.StatementSpec of(String statement, RunProcessId id) {
        return jdbc.sql(statement).param("survey", id.survey().value()).param("number", id.number());
    }

    private static RunProcessCopy read(RunProcessId id, ResultSet row) throws SQLException {
        return new RunProcessCopy(
                id, row.getString("diagram"), row.getString("changed_by"), instant(row, "changed_at"), deployed(row));
    }

    private static @Nullable Deployed deployed(ResultSet row) throws SQLException {
        var at = nullable(row, "deployed_at");
        return at == null ? null : new Deployed(at, row.getInt("deployed_version"), null);
    }
}
