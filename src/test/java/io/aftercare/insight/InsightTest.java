package io.aftercare.insight;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs of a time that no other test is in, March 2031 in Berlin, before its clocks go forward. */
abstract class InsightTest extends FigureTest {

    protected static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Of the days 1 to 10 March, which are compared with 19 to 28 February. */
    protected static InsightFilter filter(SurveyType type, SurveyId survey) {
        return new InsightFilter(type, survey, null, null, null, period("2031-03-01", "2031-03-10"));
    }

    protected static InsightPeriod period(String from, String to) {
        return new InsightPeriod(LocalDate.parse(from), LocalDate.parse(to), BERLIN);
    }

    /** Runs that were sent at this time, of an owner, one for each score; null is without an answer. */
    protected void sent(
            SurveyId survey,
            String at,
            @Nullable String owner,
            @Nullable String language,
            @Nullable Integer... scores) {
        var contact = contact("Ann", null);
        var sentAt = Instant.parse(at);
        for (var score : scores) {
            var run = run(survey, contact, sentAt, score);
            jdbc.sql("update survey_run set owner_email = :owner, pipeline = 'p', language = :language where id = :id")
                    .param("owner", owner)
                    .param("language", language)
                    .param("id", run.value())
                    .update();
        }
    }

    /** A run of a ticket of this owner, registered at noon on 5 March, in some state. */
    protected RunId fate(
            SurveyId survey,
            String owner,
            String state,
            @Nullable String reason,
            boolean sent,
            @Nullable Integer score,
            boolean commented) {
        var at = Instant.parse("2031-03-05T11:00:00Z");
        var contact = contact("Ann", null);
        var run = answeredRun(survey, contact, sent ? at : null, score, score == null ? null : at, "T-1");
        jdbc.sql("""
                update survey_run set state = :state, reason = :reason, commented = :commented, created_at = :at,
                       owner_email = :owner, pipeline = 'p', ticket_id = :ticket where id = :id""")
                .param("state", state)
                .param("reason", reason)
                .param("commented", commented)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("ticket", ticket(contact, pipelineOf(survey), owner))
                .param("id", run.value())
                .update();
        return run;
    }

    /** A ticket that was closed at noon on 5 March. */
    protected UUID ticket(ContactId contact, String pipeline, String owner) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into ticket (id, external_id, subject, pipeline, contact_id, owner_email, state, closed_at,
                                    created_at)
                values (:id, :external, 'Help', :pipeline, :contact, :owner, 'closed', '2031-03-05T11:00:00Z', now())""")
                .param("id", id)
                .param("external", "T-" + unique())
                .param("pipeline", pipeline)
                .param("contact", contact.value())
                .param("owner", owner)
                .update();
        return id;
    }

    /** A comment that was given with a run's answer. */
    protected void comment(RunId run, int score, String comment) {
        jdbc.sql("""
                insert into answer_link (token, run_id, survey_id, survey_version, contact_id, expires_at)
                select :token, id, survey_id, survey_version, contact_id, now() from survey_run where id = :run""")
                .param("token", UUID.randomUUID().toString())
                .param("run", run.value())
                .update();
        jdbc.sql("insert into answer (run_id, score, comment, given_at) values (:run, :score, :comment, now())")
                .param("run", run.value())
                .param("score", score)
                .param("comment", comment)
                .update();
    }

    protected String pipelineOf(SurveyId survey) {
        return jdbc.sql("select pipeline from survey_version where survey_id = :survey and version = 1")
                .param("survey", survey.value())
                .query(String.class)
                .single();
    }
}
