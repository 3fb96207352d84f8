package io.aftercare.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.CrmTest;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class TicketApiTests extends CrmTest {

    private static final String TICKETS = "/api/v1/tickets";

    @Test
    void goesFromOpenToClosedAndBack() {
        var contact = newContact();
        var id = "T:1_2.3-" + unique();
        post(TICKETS, json(id, "Printer <b>{{x}}</b> $y", "support", contact.email()))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", TICKETS + "/" + id)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("open")
                .jsonPath("$.subject")
                .isEqualTo("Printer <b>{{x}}</b> $y")
                .jsonPath("$.contactId")
                .isEqualTo(contact.id().toString())
                .jsonPath("$.contactEmail")
                .isEqualTo(contact.email())
                .jsonPath("$.ownerEmail")
                .isEqualTo("owner@elsewhere.example");
        post(TICKETS + "/" + id + "/close", "")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("closed")
                .jsonPath("$.closedAt")
                .exists();
        assertProblem(post(TICKETS + "/" + id + "/close", ""), 409, "ticket-already-closed", "Reopen it first");
        post(TICKETS + "/" + id + "/reopen", "").expectStatus().isOk();
        get(TICKETS + "/" + id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("open")
                .jsonPath("$.reopenedAt")
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/close", "/reopen"})
    void saysWhatIsNotThere(String verb) {
        var path = TICKETS + "/no-such-ticket" + verb;
        assertProblem(
                verb.isEmpty() ? get(path) : post(path, ""),
                404,
                "ticket-not-found",
                "There is no ticket 'no-such-ticket'");
    }

    @Test
    void saysWhatToDoWhenATicketCannotBeOpened() {
        var ticket = newTicket();
        var email = ticket.contactEmail();
        assertProblem(
                post(TICKETS, json(ticket.externalId(), "s", "support", email)),
                409,
                "ticket-exists",
                ticket.externalId());
        assertProblem(post(TICKETS, json(unique(), "s", "sales", email)), 422, "unknown-pipeline", "support");
        assertProblem(
                post(TICKETS, json(unique(), "s", "support", "nobody@example.com")),
                422,
                "unknown-contact",
                "Create the contact first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "externalId   | null",
                "externalId   | ''",
                "externalId   | 'a/b'",
                "externalId   | 'a b'",
                "externalId   | 'a;b'",
                "externalId   | 'a\\n'",
                "externalId   | '.'",
                "externalId   | '..'",
                "externalId   | 'LONG'",
                "subject      | null",
                "subject      | ' '",
                "subject      | 'Help\\r\\nBcc: b@example.com'",
                "subject      | 'LONG'",
                "pipeline     | null",
                "pipeline     | ''",
                "pipeline     | 'a\\u0000b'",
                "contactEmail | null",
                "contactEmail | 'ann'",
                "ownerEmail   | 'Bob <bob@example.com>'",
                "ownerEmail   | ''"
            })
    void namesTheFieldAtFault(String field, String value) {
        var id = unique();
        var json = json(id, "s", "support", newContact().email())
                .replaceAll(
                        "\"%s\": \"[^\"]*\"".formatted(field),
                        Matcher.quoteReplacement("\"%s\": %s".formatted(field, value.replace("'", "\""))))
                .replace("LONG", "x".repeat(301));
        post(TICKETS, json)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        get(TICKETS + "/" + id).expectStatus().isNotFound();
    }

    private static String json(String externalId, String subject, String pipeline, String contactEmail) {
        return """
                {"externalId": "%s", "subject": "%s", "pipeline": "%s", "contactEmail": "%s",
                 "ownerEmail": "owner@elsewhere.example"}
                """.formatted(externalId, subject, pipeline, contactEmail);
    }

    private static void assertProblem(RestTestClient.ResponseSpec answer, int status, String code, String detail) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code)
                .jsonPath("$.detail")
                .value(String.class, text -> assertThat(text).contains(detail));
    }
}
