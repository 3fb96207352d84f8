package io.aftercare.crm;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Retention;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of contacts for a while only, if a period is set. */
final class CrmRetention {

    private CrmRetention() {}

    /** What properties were. */
    @Component
    @Order(30)
    static class OfHistory implements Retention {

        private final JdbcClient jdbc;

        OfHistory(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String kind() {
            return "property-history";
        }

        @Override
        public String words() {
            return "What properties of contacts were before, and why they changed. The properties themselves stay.";
        }

        @Override
        public int remove(Instant before, int most) {
            return jdbc.sql("""
                            delete from contact_property_change where id in (
                                select id from contact_property_change where changed_at < :before
                                order by changed_at limit :most)""")
                    .param("before", utc(before))
                    .param("most", most)
                    .update();
        }
    }

    /** The copies that answers left on contacts and in their history. */
    @Component
    @Order(11)
    static class OfCopiedComments implements Retention.OfComments {

        private static final String OLD_COMMENT =
                "properties ->> 'last_%1$s_comment' is not null and properties ->> 'last_%1$s_date' < :day";

        private static final String REMOVE = """
                with old as (
                    update contact set properties = properties - array_remove(array[%s], null), version = version + 1
                    where id in (select id from contact where %s limit :most) returning id
                ), history as (
                    delete from contact_property_change where id in (
                        select id from contact_property_change
                        where name in ('last_ces_comment', 'last_nps_comment', 'last_csat_comment')
                          and changed_at < :before order by changed_at limit :most) returning id
                )
                select greatest((select count(*) from old), (select count(*) from history))""";

        private final JdbcClient jdbc;

        OfCopiedComments(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public int remove(Instant before, int most) {
            return jdbc.sql(REMOVE.formatted(
                            each("case when %s then 'last_%%1$s_comment' end".formatted(OLD_COMMENT), ", "),
                            each("(" + OLD_COMMENT + ")", " or ")))
                    .param("before", utc(before))
                    .param("day", before.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                    .param("most", most)
                    .query(Integer.class)
                    .single();
        }

        private static String each(String part, String between) {
            return String.join(between, part.formatted("ces"), part.formatted("nps"), part.formatted("csat"));
        }
    }
}
