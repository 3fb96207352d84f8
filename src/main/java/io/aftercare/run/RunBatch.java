package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.engine.EngineMessages;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts many runs for contacts without a ticket, in a few statements however many they are. */
@Service
public class RunBatch {

    /** A run that the engine has not taken for so long is of no weight for what it can take now. */
    private static final Duration LATELY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final EngineMessages engine;
    private final RunMeters meters;
    private final Clock clock;

    RunBatch(JdbcClient jdbc, EngineMessages engine, RunMeters meters, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Puts runs on record and tells the engine of them, in the caller's transaction.
     *
     * @return those that are on record now, be it since an earlier call; not those whose contact has another open run of
     *     the survey or is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<RunId> start(PublishedSurvey survey, List<DueRun> due) {
        if (due.isEmpty()) {
            return Set.of();
        }
        meters.started(insert(survey, due));
        var known = known(due);
        engine.publish(due.stream()
                .filter(run -> known.contains(run.id()))
                .map(run -> RunStart.due(
                        run.id(),
                        survey.id(),
                        run.contactId(),
                        survey.definition().runProcess()))
                .toList());
        return known;
    }

    /** A contact who is just being erased is waited for: to find it gone in the end would undo the whole batch. */
    private int insert(PublishedSurvey survey, List<DueRun> due) {
        return jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, state, created_at, scheduled_for,
                                        correlation_key)
                select due.id, :survey, :version, contact.id, 'scheduled', :now, greatest(due.send_at, :now), due.id::text
                from unnest(cast(:ids as uuid[]), cast(:contacts as uuid[]), cast(:sendAt as timestamptz[]))
                         as due (id, contact_id, send_at)
                     join contact on contact.id = due.contact_id
                for key share of contact
                on conflict do nothing""")
                .param("survey", survey.id().value())
                .param("version", survey.version())
                .param("now", utc(clock.instant()))
                .param("ids", ids(due))
                .param(
                        "contacts",
                        due.stream().map(run -> run.contactId().value()).toArray(UUID[]::new))
                .param(
                        "sendAt",
                        due.stream().map(run -> run.sendAt().toString()).toArray(String[]::new))
                .update();
    }

    private Set<RunId> known(List<DueRun> due) {
        return new HashSet<>(jdbc.sql("select id from survey_run where id = any (:ids)")
                .param("ids", ids(due))
                .query((row, at) -> RunRows.id(row))
                .list());
    }

    private static UUID[] ids(List<DueRun> due) {
        return due.stream().map(run -> run.id().value()).toArray(UUID[]::new);
    }

    /** How many runs of the last hour the engine has not taken yet: what is on its way to it, and its own queue. */
    public long onTheirWay() {
        return jdbc.sql("""
                select count(*) from survey_run
                where process_instance_key is null and completed_at is null and created_at > :lately""")
                .param("lately", utc(clock.instant().minus(LATELY)))
                .query(Long.class)
                .single();
    }
}
