package io.aftercare.privacy;

import static io.aftercare.common.SqlTime.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

class RetentionTests extends PrivacyTest {

    /** Longer than the clock of tests is ever ahead, so that nothing of others is touched. */
    private static final Duration PERIOD = Duration.ofDays(3650);

    @Autowired
    RetentionWork work;

    @Autowired
    ObjectProvider<Retention> retentions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    @Test
    void removesCommentsThatAreOlderAndTheirCopies() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var contact = contact(email());
        var old = answered(ticket(survey, email()), 2);
        var young = answered(ticket(survey, email()), 3);
        given(old, time.instant().minus(PERIOD).minusSeconds(60));
        given(young, time.instant().minus(PERIOD).plus(Duration.ofDays(1)));

        work.work(Map.of("comments", PERIOD));

        assertThat(comments(old)).isZero();
        assertThat(comments(young)).isEqualTo(1);
        assertThat(body(get("/api/v1/contacts/" + contact.get("id").asString()))
                        .get("properties")
                        .get("last_ces_comment")
                        .asString())
                .isEqualTo("Comment " + word);

        time.advance(Duration.ofDays(2));
        work.work(Map.of("comments", PERIOD));

        assertThat(comments(young)).isZero();
    }

    @Test
    void removesCopiesOnContacts() {
        var contact = UUID.fromString(contact(email()).get("id").asString());
        jdbc.sql("""
                        update contact set properties =
                            '{"last_ces_comment": "old", "last_ces_date": "2001-05-01", "last_nps_comment": "new",
                              "last_nps_date": "2500-01-01"}'
                        where id = :id""").param("id", contact).update();
        jdbc.sql("""
                        insert into contact_property_change (contact_id, name, new_value, cause, changed_at)
                        values (:id, 'last_ces_comment', 'old', 'test', '2001-05-01T00:00:00Z'),
                               (:id, 'last_ces_rating', '3', 'test', '2001-05-01T00:00:00Z')""").param("id", contact).update();

        work.work(Map.of("comments", PERIOD));

        var properties = body(get("/api/v1/contacts/" + contact)).get("properties");
        assertThat(properties.has("last_ces_comment")).isFalse();
        assertThat(properties.has("last_ces_date")).isTrue();
        assertThat(properties.get("last_nps_comment").asString()).isEqualTo("new");
        assertThat(changes(contact)).isEqualTo(1);

        work.work(Map.of("property-history", PERIOD));

        assertThat(changes(contact)).isZero();
    }

    @Test
    void endsOldLinksAndShortensTheTrail() {
        var ticket = ticket(liveSurvey(), emailOfContact());
        close(ticket);
        var token = awaitToken(ticket);
        var run = awaitRun(ticket, "sent").get("id").asString();
        jdbc.sql("update answer_link set expires_at = '2001-01-01T00:00:00Z' where token = :token")
                .param("token", token)
                .update();
        jdbc.sql("""
                        insert into audit_entry (id, made_at, actor_kind, act, kind, subject)
                        values (:id, '2001-01-01T00:00:00Z', 'system', 'changed', 'survey', :word)""").param("id", UUID.randomUUID()).param("word", word).update();

        filledAForm(body(get("/api/v1/runs/" + run)));

        work.work(Map.of("answer-links", PERIOD, "audit", PERIOD, "task-forms", PERIOD));

        assertThat(jdbc.sql("select count(*) from filled_form where run_id = :run")
                        .param("run", UUID.fromString(run))
                        .query(Integer.class)
                        .single())
                .isZero();
        page("/a/" + token).expectStatus().isNotFound();
        assertThat(body(get("/api/v1/runs/" + run)).get("state").asString()).isEqualTo("sent");
        assertThat(body(get("/api/v1/audit?kind=survey&subject=" + word))
                        .get("items")
                        .size())
                .isZero();
        assertThat(work.kinds())
                .filteredOn(kept -> kept.kind().equals("audit"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.lastRemoved()).isPositive());
    }

    @Test
    void keepsEverythingUnlessAPeriodIsSet() {
        assertThat(work.kinds())
                .isNotEmpty()
                .allSatisfy(kept -> assertThat(kept.periodInWords()).isEqualTo("for ever"));
    }

    @Test
    void refusesAPeriodForWhatIsNotThere() {
        var settings = new PrivacySettings(Duration.ofSeconds(3), Duration.ofMinutes(15), Map.of("coments", PERIOD));

        assertThatThrownBy(() -> new RetentionWork(retentions, settings, jdbc, events, transaction, time))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("coments")
                .hasMessageContaining("comments");
    }

    private String emailOfContact() {
        contact(email());
        return email();
    }

    private void given(JsonNode run, Instant at) {
        jdbc.sql("update answer set given_at = :at where run_id = cast(:run as uuid)")
                .param("at", utc(at))
                .param("run", run.get("id").asString())
                .update();
    }

    private int comments(JsonNode run) {
        return jdbc.sql("select count(*) from answer where run_id = cast(:run as uuid) and comment is not null")
                .param("run", run.get("id").asString())
                .query(Integer.class)
                .single();
    }

    private int changes(UUID contact) {
        return jdbc.sql("select count(*) from contact_property_change where contact_id = :id")
                .param("id", contact)
                .query(Integer.class)
                .single();
    }
}
