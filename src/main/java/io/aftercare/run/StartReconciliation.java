package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the engine again of runs that it has not started long after it should have. It forgets the start message of a contact
 * whose earlier instance of the survey outlives the message: a web survey that was closed, an instance at an incident.
 * Of two messages for one run the second starts nothing, as the run has its instance.
 */
@Component
class StartReconciliation {

    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final EngineMessages engine;
    private final Clock clock;

    StartReconciliation(JdbcClient jdbc, EngineMessages engine, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
    }

    /** @return how many runs the engine was told of */
    @Transactional
    int reconcile() {
        var now = clock.instant();
        var messages = jdbc.sql("""
                update survey_run set start_told_at = :now
                from survey_version v
                where v.survey_id = survey_run.survey_id and v.version = survey_run.survey_version
                  and survey_run.id in (
                      select id from survey_run
                      where process_instance_key is null and completed_at is null and ticket_id is null
                        and created_at < :before -- as the index goes
                        and coalesce(start_told_at, created_at) < :before
                      order by coalesce(start_told_at, created_at) limit :limit for update skip locked)
                returning survey_run.id, survey_run.survey_id, contact_id, v.definition ->> 'runProcess' as process""")
                .param("now", utc(now))
                .param("before", utc(now.minus(RunStart.TIME_TO_LIVE).minus(Duration.ofHours(1))))
                .param("limit", AT_A_TIME)
                .query((row, at) -> message(row, now))
                .list();
        engine.publish(messages);
        return messages.size();
    }

    private static EngineMessage message(ResultSet row, Instant now) throws SQLException {
        var first = RunStart.due(
                RunRows.id(row),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("process"));
        return new EngineMessage(
                first.name(),
                first.correlationKey(),
                first.messageId() + ":" + now.toEpochMilli(),
                first.timeToLive(),
                first.variables());
    }
}
