package io.aftercare.response;

import static io.aftercare.common.SqlTime.instant;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import io.aftercare.crm.ContactId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a contact's answers. */
final class ResponseRecords {

    private ResponseRecords() {}

    /** The ways from mails to runs. They lead nowhere once they are erased, and are nobody's. */
    @Component
    @Order(10)
    static class Links implements PersonalRecords {

        private final JdbcClient jdbc;

        Links(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "answer-links";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            jdbc.sql("select * from answer_link where contact_id = :contact order by run_id")
                    .param("contact", person.contactId())
                    .query((row, at) -> {
                        var link = new LinkedHashMap<String, @Nullable Object>();
                        link.put("run", row.getString("run_id"));
                        link.put("survey", row.getString("survey_id"));
                        link.put("language", row.getString("language"));
                        link.put("expires_at", instant(row, "expires_at"));
                        return link;
                    })
                    .list()
                    .forEach(rows);
        }

        @Override
        public long erase(Person person) {
            jdbc.sql("select from answer_link where contact_id = :contact order by run_id for update")
                    .param("contact", person.contactId())
                    .query((row, at) -> true)
                    .list();
            return jdbc.sql("""
                            update answer_link set token = 'erased-' || gen_random_uuid(), contact_id = :nobody,
                                closed = coalesce(closed, 'withdrawn')
                            where contact_id = :contact""")
                    .param("nobody", ContactId.ERASED.value())
                    .param("contact", person.contactId())
                    .update();
        }
    }

    /** What they said. Scores stay for the statistics; comments go. */
    @Component
    @Order(11)
    static class Answers implements PersonalRecords {

        private final JdbcClient jdbc;

        Answers(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "answers";
        }

        @Override
        public void export(Person person, Consumer<Map<String, @Nullable Object>> rows) {
            jdbc.sql("select run_id, score, comment, given_at from answer where run_id = any (:runs) order by id")
                    .param("runs", person.runIds())
                    .query((row, at) -> {
                        var answer = new LinkedHashMap<String, @Nullable Object>();
                        answer.put("run", row.getString("run_id"));
                        answer.put("score", row.getInt("score"));
                        answer.put("comment", row.getString("comment"));
                        answer.put("given_at", instant(row, "given_at"));
                        return answer;
                    })
                    .list()
                    .forEach(rows);
        }

        @Override
        public long erase(Person person) {
            return jdbc.sql("update answer set comment = null where run_id = any (:runs) and comment is not null")
                    .param("runs", person.runIds())
                    .update();
        }
    }
}
