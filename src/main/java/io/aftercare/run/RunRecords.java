package io.aftercare.run;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Surveys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a contact's runs. */
final class RunRecords {

    private RunRecords() {}

    /** Their times, state and score stay for the statistics; whose they are, and of which ticket, goes. */
    @Component
    @Order(20)
    static class OfRuns implements PersonalRecords {

        private final JdbcClient jdbc;
        private final Runs runs;
        private final Surveys surveys;

        OfRuns(JdbcClient jdbc, Runs runs, Surveys surveys) {
            this.jdbc = jdbc;
            this.runs = runs;
            this.surveys = surveys;
        }

        @Override
        public String kind() {
            return "runs";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            var found =
                    person.runs().stream().map(id -> runs.record(new RunId(id))).toList();
            var names = surveys.names(
                    found.stream().map(SurveyRun::surveyId).distinct().toList());
            found.forEach(run -> rows.accept(row(run, names.get(run.surveyId()))));
        }

        private static Map<String, @Nullable Object> row(SurveyRun run, @Nullable String survey) {
            var band = run.band();
            var reason = run.reason();
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("run", run.id().toString());
            row.put("survey", survey);
            row.put("ticket", run.ticket());
            row.put("state", run.state().key());
            row.put("reason", reason == null ? null : reason.key());
            row.put("score", run.score());
            row.put("band", band == null ? null : band.key());
            row.put("created_at", run.createdAt());
            row.put("shown_on_site", run.shown());
            row.put("sent_at", run.sentAt());
            row.put("reminded_at", run.remindedAt());
            row.put("answered_at", run.answeredAt());
            row.put("answered_anonymously", run.answeredAnonymously());
            row.put("completed_at", run.completedAt());
            return row;
        }

        /** @throws IllegalStateException when one was started just now: it has to be withdrawn first */
        @Override
        public long erase(Person person) {
            var states = jdbc.sql("select completed_at is null from survey_run where contact_id = :contact for update")
                    .param("contact", person.contactId())
                    .query(Boolean.class)
                    .list();
            if (states.contains(true)) {
                throw new IllegalStateException("A run of the contact was started just now");
            }
            return jdbc.sql("""
                            update survey_run set contact_id = :nobody, correlation_key = id::text,
                                ticket = case when ticket is not null then coalesce('erased-' || ticket_id, 'erased') end
                            where contact_id = :contact""")
                    .param("nobody", ContactId.ERASED.value())
                    .param("contact", person.contactId())
                    .update();
        }
    }

    /** The mails that were sent. They are not kept, but can be written once more while the contact is known. */
    @Component
    @Order(21)
    static class OfMails implements PersonalRecords {

        private final Runs runs;
        private final SentMails mails;

        OfMails(Runs runs, SentMails mails) {
            this.runs = runs;
            this.mails = mails;
        }

        @Override
        public String kind() {
            return "mails";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            for (var run : person.runs()) {
                var id = new RunId(run);
                mails.of(id).ifPresent(mail -> rows.accept(row(runs.record(id), mail)));
            }
        }

        @Override
        public long erase(Person person) {
            return 0;
        }

        private static Map<String, @Nullable Object> row(SurveyRun run, MailPreview mail) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("run", run.id().toString());
            row.put("sent_at", run.sentAt());
            row.put("reminded_at", run.remindedAt());
            row.put("to", mail.to());
            row.put("language", mail.language());
            row.put("subject", mail.subject());
            row.put("text", mail.text());
            return row;
        }
    }
}
