package io.aftercare.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.common.Refusal;
import io.aftercare.helpdesk.TicketNews.Person;
import io.aftercare.helpdesk.TicketNews.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in the forms that the vendors document. */
class MessageReaderTests {

    @Test
    void readsZendesksTrigger() {
        assertThat(read(HelpDeskKind.ZENDESK, """
                        {"ticket": {"id": "35436", "subject": "Printer on fire", "status": "Solved",
                          "updated_at": "2026-03-01T10:15Z",
                          "requester": {"email": "ann@example.com", "first_name": "Ann", "last_name": ""},
                          "assignee": {"email": ""}}}
                        """))
                .containsExactly(new TicketNews(
                        "35436",
                        new Topic("Printer on fire", null),
                        new Person("ann@example.com", "Ann", null),
                        List.of("Solved"),
                        Instant.parse("2026-03-01T10:15:00Z"),
                        null));
    }

    @Test
    void readsZendesksEvent() {
        assertThat(read(HelpDeskKind.ZENDESK, """
                        {"account_id": 22129848,
                         "detail": {"actor_id": "8447388090494", "assignee_id": "8447388090494",
                           "created_at": "2025-01-08T10:12:07Z", "external_id": null, "id": "5158", "is_public": true,
                           "priority": "LOW", "requester_id": "8447388090494", "status": "SOLVED",
                           "subject": "ticket-subject", "tags": ["ticket-tag"], "type": "TASK",
                           "updated_at": "2025-01-08T10:12:07Z", "via": {"channel": "web_service"}},
                         "event": {"current": "SOLVED", "previous": "OPEN"},
                         "id": "cbe4028c-7239-495d-b020-f22348516046", "subject": "zen:ticket:5158",
                         "time": "2025-01-08T10:12:07.672717030Z",
                         "type": "zen:event-type:ticket.status_changed", "zendesk_event_version": "2022-11-06"}
                        """))
                .containsExactly(new TicketNews(
                        "5158",
                        new Topic("ticket-subject", null),
                        null,
                        List.of("SOLVED"),
                        Instant.parse("2025-01-08T10:12:07.672717030Z"),
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zen:event-type:user.created", "zen:event-type:ticket.soft_deleted"})
    void leavesOutZendesksOtherEvents(String type) {
        assertThat(read(HelpDeskKind.ZENDESK, "{\"type\": \"%s\", \"detail\": {\"id\": \"1\"}}".formatted(type)))
                .isEmpty();
    }

    /** So that what they hold of a contact is found, too. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ZENDESK | {"ticket": {"id": 1}} | 1
            ZENDESK | {"type": "zen:event-type:ticket.soft_deleted", "detail": {"id": "1"}} | 1
            ZENDESK | {"type": "zen:event-type:user.created", "detail": {"id": "1"}} |
            FRESHDESK | {"freshdesk_webhook": {"ticket_id": "#1"}} | 1
            HUBSPOT | [{"subscriptionType": "ticket.propertyChange", "objectId": 1, "propertyName": "content"}] | 1
            HUBSPOT | [{"subscriptionType": "contact.propertyChange", "objectId": 1, "propertyName": "email"}] |
            JIRA | {"webhookEvent": "jira:issue_deleted", "issue": {"id": "1"}} | 1
            GENERIC | {"ticket": {"id": "1"}} | 1
            GENERIC | {"ticket": {"id": "another:1"}} |
            """, delimiter = '|')
    void tellsWhoseTicketAlsoASilentMessageIs(HelpDeskKind kind, String body, @Nullable String ticket) {
        var message = Payload.of(body.getBytes(UTF_8));

        assertThat(MessageReader.tickets(kind, null, message)).isEqualTo(ticket == null ? List.of() : List.of(ticket));
    }

    @Test
    void readsFreshdesksWebhook() {
        assertThat(read(HelpDeskKind.FRESHDESK, """
                        {"freshdesk_webhook": {"ticket_id": 1228307, "ticket_subject": "Refund\\n request",
                          "ticket_status": "Closed", "ticket_priority": "Low",
                          "ticket_contact_name": "Ann van der Lee", "ticket_contact_email": "ann@example.com"}}
                        """))
                .containsExactly(new TicketNews(
                        "1228307",
                        new Topic("Refund request", null),
                        new Person("ann@example.com", "Ann", "van der Lee"),
                        List.of("Closed"),
                        null,
                        null));
    }

    @Test
    void readsHubSpotsChangesWithTheStatusLast() {
        assertThat(read(HelpDeskKind.HUBSPOT, """
                        [{"eventId": 1, "subscriptionId": 12345, "portalId": 62515, "appId": 54321,
                          "occurredAt": 1767225600000, "subscriptionType": "ticket.propertyChange", "attemptNumber": 0,
                          "objectId": 1246965, "propertyName": "hs_pipeline_stage", "propertyValue": "4",
                          "changeSource": "CRM_UI"},
                         {"eventId": 2, "occurredAt": 1767225600000, "subscriptionType": "object.propertyChange",
                          "objectTypeId": "0-5", "objectId": 1246965, "propertyName": "hs_all_associated_contact_emails",
                          "propertyValue": "ann@example.com;bob@example.com"},
                         {"eventId": 3, "occurredAt": 1767225600000, "subscriptionType": "object.propertyChange",
                          "objectTypeId": "0-1", "objectId": 7, "propertyName": "subject", "propertyValue": "no ticket"},
                         {"eventId": 4, "occurredAt": 1767225600000, "subscriptionType": "ticket.creation",
                          "objectId": 1246965}]
                        """))
                .extracting(TicketNews::person, TicketNews::status, TicketNews::at)
                .containsExactly(
                        tuple(
                                new Person("ann@example.com", null, null),
                                List.of(),
                                Instant.ofEpochMilli(1767225600000L)),
                        tuple(null, List.of("4"), Instant.ofEpochMilli(1767225600000L)));
    }

    @Test
    void readsHubSpotsChangesBesideOneThatNamesNoTicket() {
        var change = "{\"subscriptionType\": \"ticket.propertyChange\", \"objectId\": %s,"
                + " \"propertyName\": \"hs_pipeline_stage\", \"propertyValue\": \"4\"}";
        var unusable = change.formatted("\"other:1\"");

        assertThat(read(HelpDeskKind.HUBSPOT, "[%s, %s]".formatted(unusable, change.formatted("7"))))
                .extracting(TicketNews::ticket)
                .containsExactly("7");
        assertThatThrownBy(() -> read(HelpDeskKind.HUBSPOT, "[%s]".formatted(unusable)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("other:1");
    }

    @Test
    void readsJirasIssue() {
        assertThat(read(HelpDeskKind.JIRA, """
                        {"timestamp": 1767225600000, "webhookEvent": "jira:issue_updated",
                         "issue": {"id": "18001", "key": "IT-4", "fields": {
                           "summary": "My second screen does not work", "updated": "2026-03-01T11:15:30.123+0100",
                           "resolutiondate": "2026-03-01T11:15:29.000+0100",
                           "status": {"name": "Fertig", "statusCategory": {"key": "done"}},
                           "reporter": {"displayName": "Ann Lee", "emailAddress": "ann@example.com"},
                           "assignee": {"emailAddress": "sam@example.com"}}}}
                        """))
                .containsExactly(new TicketNews(
                        "18001",
                        new Topic("My second screen does not work", "sam@example.com"),
                        new Person("ann@example.com", "Ann", "Lee"),
                        List.of("Fertig", "done"),
                        Instant.parse("2026-03-01T10:15:30.123Z"),
                        Instant.parse("2026-03-01T10:15:29Z")));
    }

    @Test
    void readsAnythingByPointers() {
        var pointers = new FieldPointers("/a/0/n~1r", "/s", "", "/who", "", "/name", "", "/t");

        assertThat(MessageReader.read(HelpDeskKind.GENERIC, pointers, Payload.of("""
                        {"a": [{"n/r": 7}], "s": true, "who": "ann@example.com", "name": {"no": "value"}, "t": 1767225600}
                        """.getBytes(UTF_8))))
                .containsExactly(new TicketNews(
                        "7",
                        null,
                        new Person("ann@example.com", null, null),
                        List.of("true"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "\"text\"", "7", "{\"a\": ", "{} {", "\u0000"})
    void refusesWhatIsNoJson(String body) {
        assertThatThrownBy(() -> read(HelpDeskKind.GENERIC, body))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"ticket\": []}", "{\"ticket\": {\"id\": null}}", "{\"ticket\": {\"id\": \" \"}}"})
    void refusesAMessageWithoutATicket(String body) {
        assertThatThrownBy(() -> read(HelpDeskKind.GENERIC, body))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("names no ticket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other:1", "../1", "a b", "\u00fc"})
    void refusesAnIdThatCouldBeAnothersTicket(String id) {
        assertThatThrownBy(() -> read(HelpDeskKind.GENERIC, "{\"ticket\": {\"id\": \"%s\"}}".formatted(id)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:15Z, 2026-03-01T10:15:00Z",
        "2026-03-01T10:15:30+02:00, 2026-03-01T08:15:30Z",
        "2026-03-01T10:15:30.5+0200, 2026-03-01T08:15:30.500Z",
        "1767225600, 2026-01-01T00:00:00Z",
        "1767225600123, 2026-01-01T00:00:00.123Z",
        "yesterday,",
        "2026-03-01,",
        "-9999-01-01T00:00:00Z,",
        "+10000-01-01T00:00:00Z,",
        "99999999999999999999,"
    })
    void readsTimes(String text, @Nullable Instant expected) {
        assertThat(Times.read(text).orElse(null)).isEqualTo(expected);
    }

    private static List<TicketNews> read(HelpDeskKind kind, String body) {
        return MessageReader.read(kind, null, Payload.of(body.getBytes(UTF_8)));
    }
}
