package io.aftercare.insight;

import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.run.RunTest;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Makes surveys whose runs are written by hand, so that what comes out can be counted on fingers. */
abstract class FigureTest extends RunTest {

    @Autowired
    private Contacts contacts;

    protected SurveyId survey(String type) {
        return SurveyId.of(liveSurvey("\"type\": \"%s\"".formatted(type)).id());
    }

    protected ContactId contact(@Nullable String firstName, @Nullable String lastName) {
        return contacts.put(new ContactCommand(unique() + "@figures.test", firstName, lastName, null, null))
                .id();
    }

    /** A run that is over. */
    protected RunId run(SurveyId survey, ContactId contact, @Nullable Instant sent, @Nullable Integer score) {
        return answeredRun(survey, contact, sent, score, score == null ? null : sent, "T-1");
    }

    protected RunId answeredRun(
            SurveyId survey,
            ContactId contact,
            @Nullable Instant sent,
            @Nullable Integer score,
            @Nullable Instant answered,
            @Nullable String ticket) {
        var id = RunId.next();
        jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, ticket, state, score, created_at,
                                        scheduled_for, sent_at, answered_at, scored_at, completed_at, correlation_key)
                values (:id, :survey, 1, :contact, :ticket, 'completed', :score, now(),
                        now(), :sent, :answered, :answered, now(), :key)""")
                .param("id", id.value())
                .param("survey", survey.value())
                .param("contact", contact.value())
                .param("ticket", ticket)
                .param("score", score)
                .param("sent", sent == null ? null : sent.atOffset(ZoneOffset.UTC))
                .param("answered", answered == null ? null : answered.atOffset(ZoneOffset.UTC))
                .param("key", UUID.randomUUID().toString())
                .update();
        return id;
    }
}
