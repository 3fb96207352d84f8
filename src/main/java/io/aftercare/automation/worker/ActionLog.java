package io.aftercare.automation.worker;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.automation.AutomationSettings;
import io.aftercare.engine.JobFailure;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the actions have done, so that a job that comes twice does nothing twice. What the database itself does is noted
 * in the same transaction. A mail is claimed before it leaves and noted after: who dies in between is followed, after
 * the lease, by another who repeats it with the same Message-ID.
 */
@Component
class ActionLog {

    /** How an action ended that was done before. */
    record Ended(boolean done, @Nullable String detail) {}

    private static final String CLAIM = """
            insert into action_execution as known
                (run_id, job_key, part, type, process_id, element_id, state, begun_at)
            values (:runId, :key, :part, :type, :processId, :elementId, 'begun', :now)
            on conflict (run_id, job_key, part) do update set state = 'begun', begun_at = :now
            where known.state = 'failed' or (known.state = 'begun' and known.begun_at <= :abandoned)
            """;

    private static final String END = """
            update action_execution set state = :state, detail = :detail, ended_at = :now
            where run_id = :runId and job_key = :key and part = :part and state not in ('done', 'refused')
            """;

    private static final String ENDED = """
            select state, detail from action_execution
            where run_id = :runId and job_key = :key and part = :part and state in ('done', 'refused')
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AutomationSettings settings;

    ActionLog(JdbcClient jdbc, Clock clock, AutomationSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Takes an action, or the part of it, to be done now.
     *
     * @return how it ended, if it was done before
     * @throws JobFailure if another worker began it just now
     */
    Optional<Ended> begin(ActionJob job, String part) {
        var now = clock.instant();
        var claimed = jdbc.sql(CLAIM)
                .param("runId", job.runId().value())
                .param("key", job.key())
                .param("part", part)
                .param("type", job.type())
                .param("processId", job.processId())
                .param("elementId", job.elementId())
                .param("now", utc(now))
                .param("abandoned", utc(now.minus(settings.sendingLease())))
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(ended(job, part));
    }

    private Ended ended(ActionJob job, String part) {
        return jdbc.sql(ENDED)
                .param("runId", job.runId().value())
                .param("key", job.key())
                .param("part", part)
                .query((row, number) -> new Ended(row.getString("state").equals("done"), row.getString("detail")))
                .optional()
                .orElseThrow(() -> JobFailure.inOtherHands(
                        "Another worker began the step '%s' just now; it is tried again if that one died."
                                .formatted(job.elementId())));
    }

    void done(ActionJob job, String part, @Nullable String detail) {
        end(job, part, "done", detail);
    }

    /** A business "no", for good. */
    void refused(ActionJob job, String part, String detail) {
        end(job, part, "refused", detail);
    }

    /** To be tried again at once when the engine says so, unless another has ended it meanwhile. */
    void failed(ActionJob job, String part) {
        end(job, part, "failed", null);
    }

    private void end(ActionJob job, String part, String state, @Nullable String detail) {
        jdbc.sql(END)
                .param("state", state)
                .param("detail", detail)
                .param("now", utc(clock.instant()))
                .param("runId", job.runId().value())
                .param("key", job.key())
                .param("part", part)
                .update();
    }
}
