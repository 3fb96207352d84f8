package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds runs that are open, and ends them. Whoever ends one first is told so by the count of a conditional update. */
@Repository
class OpenRunRepository {

    private final JdbcClient jdbc;
    private final RunMeters meters;

    OpenRunRepository(JdbcClient jdbc, RunMeters meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    /** The open run of a process instance. */
    Optional<RunId> find(long processInstanceKey) {
        return jdbc.sql("select id from survey_run where process_instance_key = :instance" + RunRepository.OPEN)
                .param("instance", processInstanceKey)
                .query((row, at) -> RunRows.id(row))
                .optional();
    }

    /** Some open runs of a survey, the oldest first. */
    List<RunId> find(SurveyId survey, int limit) {
        return jdbc.sql("select id from survey_run where survey_id = :survey" + RunRepository.OPEN
                        + " order by id limit :limit")
                .param("survey", survey.value())
                .param("limit", limit)
                .query((row, at) -> RunRows.id(row))
                .list();
    }

    /** Some open runs of a contact, the oldest first. */
    List<RunId> find(ContactId contact, int limit) {
        return jdbc.sql("select id from survey_run where contact_id = :contact" + RunRepository.OPEN
                        + " order by id limit :limit")
                .param("contact", contact.value())
                .param("limit", limit)
                .query((row, at) -> RunRows.id(row))
                .list();
    }

    /** Ends an open run. @return false if it was over already */
    boolean end(RunId id, RunState state, Instant now) {
        var ended = jdbc.sql(
                        "update survey_run set state = :state, completed_at = :now where id = :id" + RunRepository.OPEN)
                .param("state", state.key())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        meters.ended(state, ended);
        return ended == 1;
    }

    /** Ends a run whose mail came back. @return false if it does not wait for an answer */
    boolean markReturned(RunId id, Instant now) {
        var ended = jdbc.sql("""
                update survey_run set state = 'undeliverable', reason = :reason, completed_at = :now
                where id = :id and state = 'sent'""")
                .param("reason", SkipReason.CAME_BACK.key())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        meters.ended(RunState.UNDELIVERABLE, ended);
        return ended == 1;
    }

    /** Withdraws those of the runs that are open, and gives them. @param reason null for none */
    List<SurveyRun> withdraw(List<RunId> ids, @Nullable SkipReason reason, Instant now) {
        var withdrawn = jdbc.sql("update survey_run set state = 'withdrawn', "
                        + "reason = coalesce(:reason, reason), completed_at = :now where id = any (:ids)"
                        + RunRepository.OPEN + " returning *")
                .param("reason", reason == null ? null : reason.key())
                .param("ids", ids.stream().map(RunId::value).toArray(UUID[]::new))
                .param("now", utc(now))
                .query(RunRows::run)
                .list();
        meters.ended(RunState.WITHDRAWN, withdrawn.size());
        return withdrawn;
    }
}
