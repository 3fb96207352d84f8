package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.identity.UserId;
import io.aftercare.response.SurveyAnswered;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and changes runs. What must not happen twice is a conditional update whose count says who was first. */
@Repository
class RunRepository {

    static final String OPEN = " and state in ('scheduled', 'sent', 'answered')";

    private final JdbcClient jdbc;
    private final RunMeters meters;

    RunRepository(JdbcClient jdbc, RunMeters meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    /** @return false if there is such a run already: the database decides which of two starts is the first */
    boolean insert(SurveyRun run) {
        var fresh = jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, ticket_id, ticket, contact_id, state,
                                        created_at, scheduled_for, correlation_key, process_instance_key,
                                        pipeline, owner_email)
                values (:id, :survey, :version, :ticketId, :ticket, :contact, 'scheduled',
                        :created, :scheduled, :correlationKey, :instance,
                        (select pipeline from ticket where id = :ticketId),
                        (select owner_email from ticket where id = :ticketId))
                on conflict do nothing""")
                        .param("id", run.id().value())
                        .param("survey", run.surveyId().value())
                        .param("version", run.surveyVersion())
                        .param(
                                "ticketId",
                                run.ticketId() == null ? null : run.ticketId().value())
                        .param("ticket", run.ticket())
                        .param("contact", run.contactId().value())
                        .param("created", utc(run.createdAt()))
                        .param("scheduled", utc(run.scheduledFor()))
                        .param("correlationKey", run.correlationKey())
                        .param("instance", run.processInstanceKey())
                        .update()
                == 1;
        if (fresh) {
            meters.started(1);
        }
        return fresh;
    }

    Optional<SurveyRun> find(RunId id) {
        return select("id = :id", id);
    }

    Optional<SurveyRun> lock(RunId id) {
        return select("id = :id for update", id);
    }

    Optional<SurveyRun> findByInstance(long processInstanceKey, String correlationKey) {
        return jdbc.sql("select * from survey_run where process_instance_key = :instance and correlation_key = :key")
                .param("instance", processInstanceKey)
                .param("key", correlationKey)
                .query(RunRows::run)
                .optional();
    }

    /** Takes an instance's key from runs of a former cluster: a new one counts its keys from the start again. */
    void release(long processInstanceKey, String correlationKey) {
        jdbc.sql("update survey_run set process_instance_key = null "
                        + "where process_instance_key = :instance and correlation_key <> :key")
                .param("instance", processInstanceKey)
                .param("key", correlationKey)
                .update();
    }

    /** @return false if the run belongs to another process instance */
    boolean attach(RunId id, long processInstanceKey, String correlationKey) {
        return jdbc.sql("""
                update survey_run set process_instance_key = :instance, correlation_key = :key
                where id = :id and coalesce(process_instance_key, :instance) = :instance""")
                        .param("id", id.value())
                        .param("instance", processInstanceKey)
                        .param("key", correlationKey)
                        .update()
                == 1;
    }

    /** Whether any survey reached the contact since then, or is being mailed now, other than by this run. */
    boolean wasAsked(ContactId contactId, RunId except, Instant since) {
        return jdbc.sql("""
                select exists (select from survey_run where contact_id = :contact and id <> :id
                               and state <> 'undeliverable'
                               and (sent_at > :since or (sent_at is null and sending_since > :since)))""")
                .param("contact", contactId.value())
                .param("id", except.value())
                .param("since", utc(since))
                .query(Boolean.class)
                .single();
    }

    void markSending(RunId id, @Nullable Instant since) {
        jdbc.sql("update survey_run set sending_since = :since where id = :id")
                .param("since", since == null ? null : utc(since))
                .param("id", id.value())
                .update();
    }

    SurveyRun markSent(RunId id, Instant at) {
        var run = jdbc.sql("""
                update survey_run
                set sent_at = :at, sending_since = null, state = case state when 'scheduled' then 'sent' else state end,
                    language = (select coalesce(l.language, v.definition ->> 'language')
                                from answer_link l join survey_version v
                                    on v.survey_id = l.survey_id and v.version = l.survey_version
                                where l.run_id = survey_run.id)
                where id = :id returning *""")
                .param("at", utc(at))
                .param("id", id.value())
                .query(RunRows::run)
                .single();
        meters.surveySent();
        return run;
    }

    /** @return false if another worker has begun since then, or the reminder went out */
    boolean claimReminder(RunId id, Instant now, Instant abandonedBefore) {
        return jdbc.sql("""
                update survey_run set sending_since = :now
                where id = :id and state = 'sent' and reminded_at is null
                  and (sending_since is null or sending_since <= :abandoned)""")
                        .param("now", utc(now))
                        .param("abandoned", utc(abandonedBefore))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void markReminded(RunId id, Instant now) {
        update(id, "reminded_at = :now, sending_since = null", now);
        meters.reminderSent();
    }

    void markNotified(RunId id, Instant now) {
        update(id, "notified_at = :now", now);
    }

    void markNotSent(RunId id, RunState state, SkipReason reason, Instant now) {
        var ended = jdbc.sql("""
                update survey_run set state = :state, reason = :reason, completed_at = :now, sending_since = null
                where id = :id and state = 'scheduled'""")
                .param("state", state.key())
                .param("reason", reason.key())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        meters.ended(state, ended);
    }

    /** The first answer decides when its scoring is due: once its window has closed. */
    void markAnswered(SurveyAnswered answered) {
        jdbc.sql("update survey_run set state = 'answered', score = :score, band = :band, "
                        + "answered_at = coalesce(answered_at, :now), "
                        + "scoring_due_at = coalesce(scoring_due_at, :due) where id = :id" + OPEN)
                .param("score", answered.score())
                .param("band", answered.band().key())
                .param("now", utc(answered.answeredAt()))
                .param("due", utc(answered.windowClosesAt()))
                .param("id", answered.runId().value())
                .update();
    }

    /** That there is an answer; nothing of it, and its scoring is due at once, as nothing can follow. */
    void markAnsweredAnonymously(RunId id, Instant now) {
        jdbc.sql("update survey_run set state = 'answered', answered_anonymously = true, scoring_due_at = :now "
                        + "where id = :id" + OPEN)
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    /** An anonymous answer, whose score the run does not have. */
    void markScored(RunId id, Instant now) {
        update(id, "scored_at = coalesce(scored_at, :now)", now);
    }

    /** The respondent is done, with a comment or without. */
    void markCommented(RunId id) {
        jdbc.sql("""
                update survey_run set commented = true
                where id = :id and exists (select from answer where run_id = :id and comment is not null)""").param("id", id.value()).update();
    }

    void markScored(RunId id, int score, Band band, Instant now) {
        jdbc.sql("update survey_run set score = :score, band = :band, scored_at = coalesce(scored_at, :now) "
                        + "where id = :id")
                .param("score", score)
                .param("band", band.key())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    /** Runs whose answer should have been scored by then; they count as due again from now on, so that all get a turn. */
    List<RunId> takeUnscored(Instant dueBefore, Instant now, int limit) {
        return jdbc.sql("""
                update survey_run set scoring_due_at = :now
                where id in (select id from survey_run
                             where state = 'answered' and scored_at is null and scoring_due_at < :before
                             order by scoring_due_at limit :limit for update skip locked)
                returning id""")
                .param("before", utc(dueBefore))
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, at) -> RunRows.id(row))
                .list();
    }

    /** The contact's runs whose answers were scored and came after the answer to this one. */
    List<SurveyRun> scoredAfter(SurveyRun run) {
        return jdbc.sql("""
                select newer.* from survey_run newer join survey_run this on this.contact_id = newer.contact_id
                where this.id = :id and newer.scored_at is not null and newer.answered_at > this.answered_at""").param("id", run.id().value()).query(RunRows::run).list();
    }

    /** Which users were told of the run's answer. */
    Set<UUID> notified(RunId id) {
        return Set.copyOf(
                jdbc.sql("select user_id from run_notification where run_id = :id and notified_at is not null")
                        .param("id", id.value())
                        .query((row, at) -> Objects.requireNonNull(row.getObject("user_id", UUID.class)))
                        .list());
    }

    /** @return false if another worker has begun to tell the user since then, or the user was told */
    boolean claimNotification(RunId id, UserId user, Instant now, Instant abandonedBefore) {
        return jdbc.sql("""
                insert into run_notification as known (run_id, user_id, begun_at) values (:id, :user, :now)
                on conflict (run_id, user_id) do update set begun_at = :now
                where known.notified_at is null and known.begun_at <= :abandoned""")
                        .param("id", id.value())
                        .param("user", user.value())
                        .param("now", utc(now))
                        .param("abandoned", utc(abandonedBefore))
                        .update()
                == 1;
    }

    void unclaimNotification(RunId id, UserId user) {
        jdbc.sql("delete from run_notification where run_id = :id and user_id = :user and notified_at is null")
                .param("id", id.value())
                .param("user", user.value())
                .update();
    }

    void markNotified(RunId id, UserId user, Instant now) {
        jdbc.sql("""
                insert into run_notification (run_id, user_id, notified_at) values (:id, :user, :now)
                on conflict (run_id, user_id) do update set notified_at = excluded.notified_at""")
                .param("id", id.value())
                .param("user", user.value())
                .param("now", utc(now))
                .update();
    }

    private Optional<SurveyRun> select(String condition, RunId id) {
        return jdbc.sql("select * from survey_run where " + condition)
                .param("id", id.value())
                .query(RunRows::run)
                .optional();
    }

    private void update(RunId id, String change, Instant now) {
        jdbc.sql("update survey_run set " + change + " where id = :id")
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }
}
