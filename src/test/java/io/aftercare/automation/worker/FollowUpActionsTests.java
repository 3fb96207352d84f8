package io.aftercare.automation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.crm.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the actions of follow-ups change, in whole runs on the real engine. */
class FollowUpActionsTests extends FollowUpTest {

    @Autowired
    private Contacts contacts;

    @Autowired
    private Properties properties;

    @Autowired
    private Tickets tickets;

    @Test
    void opensATicketForTheContact() {
        var survey = liveSurvey();
        var followed = followUp(
                "open-ticket",
                Map.of(
                        "pipeline",
                        survey.pipeline(),
                        "subject",
                        "Call {{contact.first_name}} back",
                        "owner",
                        "pete@northwind.example"));

        awaitEnd(followed.instance(), "end");
        var opened = body(get("/api/v1/tickets/" + detail(followed)));
        assertThat(opened.get("subject").asString()).isEqualTo("Call Ada back");
        assertThat(opened.get("pipeline").asString()).isEqualTo(survey.pipeline());
        assertThat(opened.get("contactEmail").asString())
                .isEqualTo(followed.ticket().email());
        assertThat(opened.get("ownerEmail").asString()).isEqualTo("pete@northwind.example");
    }

    @Test
    void reopensTheTicket() {
        var followed = followUp("reopen-ticket", Map.of());

        awaitEnd(followed.instance(), "end");
        assertThat(tickets.findByExternalId(followed.ticket().externalId())
                        .orElseThrow()
                        .isOpen())
                .isTrue();
        awaitRun(followed.ticket(), "completed");
    }

    @Test
    void reopensTheTicketThatAMessageNamedByANumber() {
        var survey = surveyFollowedBy("reopen-ticket", Map.of());
        var number = UUID.randomUUID().getMostSignificantBits() >>> 16;
        var ticket = openTicket(survey, openTicket(survey).email(), String.valueOf(number));
        publishTicketClosed(survey.id() + ":" + number, Map.of("surveyId", survey.id(), "ticketId", number));

        awaitEnd(answered(ticket, "Too slow").instance(), "end");

        assertThat(tickets.findByExternalId(ticket.externalId()).orElseThrow().isOpen())
                .isTrue();
    }

    @Test
    void setsAPropertyOfTheContactAndSaysWhy() {
        var property = property(PropertyType.TEXT);
        var followed = followUp(
                "set-contact-property",
                Map.of("property", property, "value", "{{answer.score}} of 7: {{answer.comment}}"));

        awaitEnd(followed.instance(), "end");
        var contact = contacts.findByEmail(followed.ticket().email()).orElseThrow();
        assertThat(contact.properties()).contains(entry(property, "2 of 7: Too slow"));
        assertThat(contacts.changes(contact.id(), null, 1).items())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.name()).isEqualTo(property);
                    assertThat(change.cause()).isEqualTo("follow-up:" + followed.runId());
                });
    }

    @Test
    void setsANumberOfTheContact() {
        var property = property(PropertyType.NUMBER);
        var followed = followUp("set-contact-property", Map.of("property", property, "value", "{{answer.score}}"));

        awaitEnd(followed.instance(), "end");
        var contact = contacts.findByEmail(followed.ticket().email()).orElseThrow();
        assertThat(contact.properties().get(property))
                .isInstanceOf(Number.class)
                .hasToString("2");
    }

    @Test
    void takesAPropertyAwayForWhichThereIsNoValue() {
        var property = property(PropertyType.TEXT);
        var ticket = openTicket(surveyFollowedBy(
                "set-contact-property", Map.of("property", property, "value", "{{contact.last_visit}}")));
        var contact = contacts.findByEmail(ticket.email()).orElseThrow();
        contacts.updateProperties(contact.id(), Map.of(property, "before"), "test");

        awaitEnd(followUp(ticket, "Too slow").instance(), "end");

        assertThat(contacts.find(contact.id()).orElseThrow().properties()).doesNotContainKey(property);
    }

    @Test
    void asksByAnotherSurvey() {
        var second = liveSurvey("\"fatigueDays\": 0");
        var followed = followUp("start-survey", Map.of("survey", second.pipeline()));

        awaitEnd(followed.instance(), "end");
        eventually()
                .untilAsserted(() -> assertThat(body(get("/api/v1/runs?survey=" + second.id()))
                                .get("items")
                                .valueStream()
                                .map(run -> run.get("state").asString()))
                        .containsExactly("sent"));
    }

    @Test
    void becomesAnIncidentThatSaysWhatToDoAndLeavesTheAnswerAlone() {
        var followed = followUp("set-contact-property", Map.of("property", "no_such_property", "value", "x"));

        var incident = awaitIncident(followed.instance());
        assertThat(incident.elementId()).isEqualTo(STEP);
        assertThat(incident.message()).contains("no_such_property").doesNotContain("Exception");
        var run = awaitRun(followed.ticket(), "answered");
        assertThat(run.get("score").asInt()).isEqualTo(2);
        assertThat(run.get("comment").asString()).isEqualTo("Too slow");

        properties.create(new PropertyDefinition("no_such_property", "Now there", PropertyType.TEXT, List.of()));
        resolve(incident);
        awaitEnd(followed.instance(), "end");
        awaitRun(followed.ticket(), "completed");
        properties.delete("no_such_property");
    }

    @Test
    void refusesToWriteWhatAnswersWrite() {
        var followed = followUp("set-contact-property", Map.of("property", "last_ces_rating", "value", "7"));

        assertThat(awaitIncident(followed.instance()).message()).contains("written by answers alone");
        assertThat(contacts.findByEmail(followed.ticket().email())
                        .orElseThrow()
                        .properties()
                        .get("last_ces_rating"))
                .hasToString("2");
    }

    @Test
    void namesTheHeaderThatADesignerForgot() {
        var followed = followUp("open-ticket", Map.of("subject", "Call back"));

        assertThat(awaitIncident(followed.instance()).message())
                .contains("'" + STEP + "'")
                .contains("'pipeline'");
    }

    private String property(PropertyType type) {
        return properties
                .create(new PropertyDefinition("p_" + unique().replace('-', '_'), "Mood", type, List.of()))
                .name();
    }

    /** What the log says of the action. */
    private String detail(FollowedUp followed) {
        return Objects.requireNonNull(
                jdbc.sql("select detail from action_execution where run_id = cast(:run as uuid) and state = 'done'")
                        .param("run", followed.runId())
                        .query(String.class)
                        .single());
    }
}
