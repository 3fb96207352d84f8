package io.aftercare.wave;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.SqlTime;
import io.aftercare.crm.ContactId;
import io.aftercare.run.DueRun;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Waves and their recipients. */
@Repository
class WaveRepository {

    private final JdbcClient jdbc;

    WaveRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the survey has a wave of that day already */
    boolean insert(Wave wave) {
        return jdbc.sql("""
                insert into wave (id, survey_id, day, early, state, created_by, created_at, published_at)
                values (:id, :survey, :day, :early, 'due', :by, :now, :now)
                on conflict (survey_id, day) do nothing""")
                        .param("id", wave.id().value())
                        .param("survey", wave.surveyId().value())
                        .param("day", wave.day())
                        .param("early", wave.early())
                        .param("by", wave.createdBy())
                        .param("now", utc(wave.createdAt()))
                        .update()
                == 1;
    }

    Optional<Wave> find(WaveId id) {
        return jdbc.sql("select * from wave where id = :id")
                .param("id", id.value())
                .query(WaveRepository::wave)
                .optional();
    }

    Optional<Wave> lock(WaveId id) {
        return jdbc.sql("select * from wave where id = :id for update")
                .param("id", id.value())
                .query(WaveRepository::wave)
                .optional();
    }

    /** The newest day first. @param before null for the first page */
    List<Wave> list(SurveyId survey, @Nullable LocalDate before, int limit) {
        return jdbc.sql("""
                select * from wave where survey_id = :survey and (:before::date is null or day < :before)
                order by day desc limit :limit""")
                .param("survey", survey.value())
                .param("before", before)
                .param("limit", limit)
                .query(WaveRepository::wave)
                .list();
    }

    /** The last day that has a wave. */
    Optional<LocalDate> lastDay(SurveyId survey) {
        return jdbc.sql("select day from wave where survey_id = :survey order by day desc limit 1")
                .param("survey", survey.value())
                .query(LocalDate.class)
                .optional();
    }

    /** Waves that were due then and of which the engine should have heard; they count as told again from now on. */
    List<Wave> takeForgotten(Instant before, Instant now) {
        return jdbc.sql("""
                update wave set published_at = :now where state = 'due' and published_at < :before returning *""")
                .param("now", utc(now))
                .param("before", utc(before))
                .query(WaveRepository::wave)
                .list();
    }

    void markSelected(WaveId id, int recipients, Instant now) {
        jdbc.sql("update wave set state = 'starting', recipients = :recipients, selected_at = :now where id = :id")
                .param("recipients", recipients)
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    /** Who is still to be asked is not asked by this wave. */
    void stop(WaveId id, Instant now) {
        jdbc.sql("update wave_recipient set state = 'stopped' where wave_id = :id and state = 'selected'")
                .param("id", id.value())
                .update();
        markEnded(id, WaveState.STOPPED, now);
    }

    /** Ends a wave that has not ended. */
    void markEnded(WaveId id, WaveState state, Instant now) {
        jdbc.sql("update wave set state = :state, ended_at = :now where id = :id and ended_at is null")
                .param("state", state.key())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    /** Those of the wave whose runs are to be started next. */
    List<Recipient> next(WaveId id, long limit) {
        return jdbc.sql("""
                select run_id, contact_id, send_at, zone from wave_recipient
                where wave_id = :wave and state = 'selected' order by send_at limit :limit""")
                .param("wave", id.value())
                .param("limit", limit)
                .query((row, at) -> new Recipient(
                        new DueRun(
                                new RunId(row.getObject("run_id", UUID.class)),
                                new ContactId(row.getObject("contact_id", UUID.class)),
                                SqlTime.instant(row, "send_at")),
                        row.getString("zone")))
                .list();
    }

    /**
     * Of these runs, which were to be started, those that are started; the others are dropped, except those whose contact
     * was erased meanwhile.
     */
    void mark(Collection<DueRun> all, Collection<RunId> started) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update wave_recipient
                set state = case when run_id = any (:started) then 'started' else 'dropped' end
                where run_id = any (:all) and state = 'selected'""")
                .param("all", all.stream().map(run -> run.id().value()).toArray(UUID[]::new))
                .param("started", started.stream().map(RunId::value).toArray(UUID[]::new))
                .update();
    }

    long remaining(WaveId id) {
        return jdbc.sql("select count(*) from wave_recipient where wave_id = :wave and state = 'selected'")
                .param("wave", id.value())
                .query(Long.class)
                .single();
    }

    /** Whether a wave has started the run. */
    boolean isOfWave(RunId run) {
        return jdbc.sql("select exists (select from wave_recipient where run_id = :run)")
                .param("run", run.value())
                .query(Boolean.class)
                .single();
    }

    private static Wave wave(ResultSet row, int at) throws SQLException {
        return new Wave(
                new WaveId(row.getObject("id", UUID.class)),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                row.getObject("day", LocalDate.class),
                row.getBoolean("early"),
                WaveState.ofKey(row.getString("state")),
                row.getObject("recipients", Integer.class),
                row.getString("created_by"),
                SqlTime.instant(row, "created_at"),
                SqlTime.nullable(row, "selected_at"),
                SqlTime.nullable(row, "ended_at"));
    }
}
