package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.survey.Finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A survey keeps its segment, says whom it reaches, and holds on to the properties that it asks for. */
class SurveySegmentTests extends SurveyTest {

    @Autowired
    private Properties properties;

    @Autowired
    private Contacts contacts;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void isKeptWithTheDraftAndWithWhatIsPublished() {
        var property = property();
        var survey = create(segment(known(property)));

        var published = surveys.publish(survey.id());

        var live = surveys.live(survey.id()).orElseThrow().definition();
        assertThat(live.segment()).isEqualTo(survey.draft().segment()).isNotNull();
        assertThat(surveys.changes(survey.id())).isEmpty();
        edited(published, "segment", json.readTree("{\"match\": \"all\", \"parts\": []}"));
        assertThat(surveys.changes(survey.id()))
                .containsExactly(new SurveyChange(
                        EditorPart.RECIPIENTS, "segment", "Label of %s is known".formatted(property), "all contacts"));
    }

    @Test
    void ofNobodyIsARiskAndOfEverybodyIsWorthKnowing() {
        var property = property();
        contacts.put(new ContactCommand(unique() + "@example.com", null, null, null, null));
        var nobody = create(segment(known(property)));
        assertFinding(nobody, Severity.WARNING, "No contact is in the segment");
        assertThat(surveys.publish(nobody.id()).status()).isEqualTo(SurveyStatus.LIVE);

        assertFinding(create("\"segment\": {\"match\": \"all\"}"), Severity.NOTICE, "All contacts");
        assertFinding(create(""), Severity.WARNING, "No contacts are chosen");
        assertFinding(create("\"type\": \"ces\", \"segment\": {\"match\": \"all\"}"), Severity.ERROR, "about a ticket");

        contacts.put(new ContactCommand(unique() + "@example.com", null, null, null, Map.of(property, "a")));
        assertThat(surveys.review(nobody.id())).extracting(Finding::part).doesNotContain(EditorPart.RECIPIENTS);
    }

    @Test
    void keepsItsPropertiesFromBeingDeleted() {
        var property = property();
        var draft = create(
                segment("{\"type\": \"group\", \"match\": \"any\", \"conditions\": [%s]}".formatted(known(property))));
        assertInUse(property, draft);

        var live = surveys.publish(draft.id());
        edited(live, "segment", json.readTree("null"));
        assertInUse(property, live);

        surveys.publish(draft.id());
        properties.delete(property);
    }

    @Test
    void keepsThePropertiesThatItsTextsNameFromBeingDeleted() {
        var plan = property();
        var planned = property(plan + "_next");
        var mood = property();
        var survey = create("""
                "introduction": "You are on {{\\ncontact.%s |it}}.", "translations": {"de": {"subject": "{{contact.%s}}"}}
                """.formatted(plan, mood));
        assertInUse(plan, survey);
        assertInUse(mood, survey);

        var live = surveys.publish(survey.id());
        edited(live, "introduction", "You will be on {{contact.%s|contact.%s}}.".formatted(planned, plan));
        assertInUse(plan, live);

        surveys.publish(survey.id());
        properties.delete(plan);
    }

    @Test
    void whosePropertyIsGoneAllTheSameIsNotPublished() {
        var property = property();
        var survey = create(segment(known(property)));
        jdbc.sql("delete from property where name = :name")
                .param("name", property)
                .update();

        assertFinding(survey, Severity.ERROR, "There is no property '%s' any more".formatted(property));
        assertThatThrownBy(() -> surveys.publish(survey.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("segment.parts[0].field: There is no property");
    }

    @Test
    void aPropertyIsNotDeletedWhileTheSurveyThatNeedsItIsBeingPublished() throws Exception {
        var property = property();
        var survey = create("");
        var published = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var publishing = threads.submit(() -> transaction.executeWithoutResult(status -> {
                edited(
                        survey,
                        "segment",
                        json.readTree("{\"match\": \"all\", \"parts\": [%s]}".formatted(known(property))));
                surveys.publish(survey.id());
                published.countDown();
                await(goOn);
            }));
            assertThat(published.await(30, TimeUnit.SECONDS)).isTrue();

            var deleting = threads.submit(() -> properties.delete(property));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(isSomebodyWaiting()).isTrue());
            goOn.countDown();

            publishing.get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> deleting.get(30, TimeUnit.SECONDS)).hasMessageContaining("is needed by survey");
        } finally {
            goOn.countDown();
        }
        assertThat(properties.get(property).name()).isEqualTo(property);
    }

    /** Whether somebody waits for a lock to delete it. */
    private boolean isSomebodyWaiting() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                                       where wait_event_type = 'Lock' and query like '%from property where name%')""").query(Boolean.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertInUse(String property, Survey by) {
        assertThatThrownBy(() -> properties.delete(property))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("survey '%s'".formatted(by.draft().name()));
        assertThat(properties.get(property).name()).isEqualTo(property);
    }

    private void assertFinding(Survey survey, Severity severity, String message) {
        assertThat(surveys.review(survey.id()))
                .filteredOn(finding -> finding.field().startsWith("segment"))
                .satisfiesOnlyOnce(finding -> {
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.part()).isEqualTo(EditorPart.RECIPIENTS);
                    assertThat(finding.message()).contains(message);
                });
    }

    private String property() {
        return property("p" + unique().replace("-", ""));
    }

    private String property(String name) {
        properties.create(new PropertyDefinition(name, "Label of " + name, PropertyType.TEXT, List.of()));
        return name;
    }

    private static String segment(String part) {
        return "\"segment\": {\"match\": \"all\", \"parts\": [%s]}".formatted(part);
    }

    private static String known(String property) {
        return "{\"type\": \"presence\", \"field\": \"properties.%s\", \"operator\": \"is-known\"}".formatted(property);
    }
}
