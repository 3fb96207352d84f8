package io.aftercare.segment;

import io.aftercare.AftercareTest;
import io.aftercare.common.SqlTime;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts with properties, tickets and runs, put into a real database as they would be after a year of work. */
abstract class SegmentTest extends AftercareTest {

    @Autowired
    protected Segments segments;

    @Autowired
    protected Contacts contacts;

    @Autowired
    protected Properties properties;

    @Autowired
    protected Pipelines pipelines;

    protected static Segment all(Part... parts) {
        return new Segment(Match.ALL, List.of(parts));
    }

    protected static Segment any(Part... parts) {
        return new Segment(Match.ANY, List.of(parts));
    }

    protected static String unique() {
        return "s" + UUID.randomUUID().toString().substring(0, 8);
    }

    protected void property(String name, PropertyType type, String... choices) {
        properties.create(new PropertyDefinition(name, name, type, Arrays.asList(choices)));
    }

    protected Contact contact(String email, @Nullable String language, Map<String, Object> values) {
        return contacts.put(new ContactCommand(email, null, null, language, new HashMap<>(values)));
    }

    protected Instant daysAgo(double days) {
        return time.instant().minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    protected void created(ContactId contact, Instant at) {
        jdbc.sql("update contact set created_at = :at where id = :id")
                .param("at", SqlTime.utc(at))
                .param("id", contact.value())
                .update();
    }

    /** @param closed null for one that is open */
    protected void ticket(Contact contact, String pipeline, Instant opened, @Nullable Instant closed) {
        jdbc.sql("""
                insert into ticket (id, external_id, subject, pipeline, contact_id, state, created_at, closed_at)
                values (:id, :key, 'Help', :pipeline, :contact, case when :closed::timestamptz is null then 'open'
                        else 'closed' end, :opened, :closed)""")
                .param("id", UUID.randomUUID())
                .param("key", unique())
                .param("pipeline", pipeline)
                .param("contact", contact.id().value())
                .param("opened", SqlTime.utc(opened))
                .param("closed", closed == null ? null : SqlTime.utc(closed))
                .update();
    }

    protected UUID survey(String type) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                with made as (
                    insert into survey (id, name, type, status, draft, live_version, created_at, updated_at, deleted_at)
                    values (:id, :name, :type, 'paused', '{}', 1, now(), now(), now()) returning id)
                insert into survey_version (survey_id, version, definition, published_at)
                select id, 1, '{}', now() from made""")
                .param("id", id)
                .param("name", unique())
                .param("type", type)
                .update();
        return id;
    }

    protected void asked(Contact contact, UUID survey, Instant at) {
        run(contact, survey, at, null, null);
    }

    protected void answered(Contact contact, UUID survey, Instant at, int score, String band) {
        run(contact, survey, at, score, band);
    }

    private void run(Contact contact, UUID survey, Instant at, @Nullable Integer score, @Nullable String band) {
        jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, state, score, band, created_at,
                                        scheduled_for, sent_at, answered_at, completed_at, correlation_key)
                values (:id, :survey, 1, :contact, case when :score::int is null then 'expired' else 'completed' end,
                        :score, :band, :at, :at, :at, case when :score::int is null then null else :at end, :at, :key)""")
                .param("id", UUID.randomUUID())
                .param("survey", survey)
                .param("contact", contact.id().value())
                .param("score", score)
                .param("band", band)
                .param("at", SqlTime.utc(at))
                .param("key", unique())
                .update();
    }
}
