package io.aftercare.response;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Retention;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of answers for a while only, if a period is set. */
final class ResponseRetention {

    private ResponseRetention() {}

    /** What respondents wrote. */
    @Component
    @Order(10)
    static class OfNamedComments implements Retention.OfComments {

        private final JdbcClient jdbc;

        OfNamedComments(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public int remove(Instant before, int most) {
            return jdbc.sql("""
                            update answer set comment = null where id in (
                                select id from answer where comment is not null and given_at < :before
                                order by given_at limit :most)""")
                    .param("before", utc(before))
                    .param("most", most)
                    .update();
        }
    }

    /** What respondents wrote anonymously, from the day on which it was counted. */
    @Component
    @Order(11)
    static class OfAnonymousComments implements Retention.OfComments {

        private final JdbcClient jdbc;

        OfAnonymousComments(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public int remove(Instant before, int most) {
            return jdbc.sql("""
                            update anonymous_answer set comment = null where id in (
                                select id from anonymous_answer where comment is not null and counted_at < :before
                                limit :most)""")
                    .param("before", utc(before))
                    .param("most", most)
                    .update();
        }
    }

    /** The links in mails. */
    @Component
    @Order(20)
    static class OfLinks implements Retention {

        private final JdbcClient jdbc;

        OfLinks(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "answer-links";
        }

        @Override
        public String words() {
            return "The links in mails, from their expiry on: they lead to nobody's answer then, nor to unsubscribing.";
        }

        @Override
        public int remove(Instant before, int most) {
            return jdbc.sql("""
                            update answer_link set token = 'over-' || gen_random_uuid(), closed = coalesce(closed, 'expired')
                            where run_id in (
                                select run_id from answer_link where expires_at < :before and token not like 'over-%'
                                    and token not like 'erased-%' order by expires_at limit :most)""")
                    .param("before", utc(before))
                    .param("most", most)
                    .update();
        }
    }
}
