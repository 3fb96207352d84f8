package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs of surveys that are shown on web sites. */
@Repository
class ShownRuns {

    private final JdbcClient jdbc;
    private final RunMeters meters;

    ShownRuns(JdbcClient jdbc, RunMeters meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    /** Whether the contact has an open run of the survey, or was asked by it. @param since null for whenever it was */
    boolean wasAsked(SurveyId survey, ContactId contact, @Nullable Instant since) {
        return jdbc.sql("""
                select exists (select from survey_run where contact_id = :contact and survey_id = :survey
                               and (completed_at is null
                                    or (sent_at is not null and sent_at > coalesce(:since::timestamptz, '-infinity'))))""")
                .param("contact", contact.value())
                .param("survey", survey.value())
                .param("since", since == null ? null : utc(since))
                .query(Boolean.class)
                .single();
    }

    /** @param run scheduled for now @return false if the contact has an open run of the survey */
    boolean insert(SurveyRun run, String language) {
        var fresh = jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, state, created_at, scheduled_for, sent_at,
                                        correlation_key, language, shown)
                values (:id, :survey, :version, :contact, 'sent', :now, :now, :now, :correlationKey, :language, true)
                on conflict do nothing""")
                        .param("id", run.id().value())
                        .param("survey", run.surveyId().value())
                        .param("version", run.surveyVersion())
                        .param("contact", run.contactId().value())
                        .param("now", utc(run.createdAt()))
                        .param("correlationKey", run.correlationKey())
                        .param("language", language)
                        .update()
                == 1;
        if (fresh) {
            meters.started(1);
            meters.surveyShown();
        }
        return fresh;
    }

    /** Ends a run that was shown and waits for its answer. @return false if it does not */
    boolean markDismissed(RunId id, Instant now) {
        var ended = jdbc.sql("""
                update survey_run set state = 'expired', reason = :reason, completed_at = :now
                where id = :id and state = 'sent' and shown""")
                .param("reason", SkipReason.DISMISSED.key())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        meters.ended(RunState.EXPIRED, ended);
        return ended == 1;
    }
}
