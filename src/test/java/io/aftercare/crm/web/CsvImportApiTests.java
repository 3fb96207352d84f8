package io.aftercare.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.Contact;
import io.aftercare.crm.CrmTest;
import io.aftercare.identity.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class CsvImportApiTests extends CrmTest {

    private static final String CONTACTS = "/api/v1/contacts/import";
    private static final String TICKETS = "/api/v1/tickets/import";

    @Test
    void reportsOnEveryContactAndLetsNoBadLineStopTheOthers() {
        var there = newContact();
        var fresh = unique() + "@example.com";
        var same = newContact();
        var csv =
                """
                email;firstName;language;last_ces_rating;last_ces_date
                %1$s;Zoë "Z";PT-br;6,5;2026-03-31
                %2$s;"Zoë; ""Z""\";PT-br;6.5;2026-03-31
                %3$s;Ann;;4;
                %4$s;Ann;en;;
                not an address;Ann;;;
                ;Nobody;;;
                %5$s;again;;;
                ok@example.com;=cmd|' /C calc'!A0;;;;;x
                x@example.com;${7*7};english please;;
                """.formatted("bad" + fresh, fresh.replace("@example", "@EXAMPLE"), there.email(), same.email(), fresh);

        send(CONTACTS, csv)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(1)
                .jsonPath("$.updated")
                .isEqualTo(1)
                .jsonPath("$.unchanged")
                .isEqualTo(1)
                .jsonPath("$.refused")
                .isEqualTo(6)
                .jsonPath("$.lines[*].line")
                .isEqualTo(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10))
                .jsonPath("$.lines[*].outcome")
                .isEqualTo(List.of(
                        "refused",
                        "created",
                        "updated",
                        "unchanged",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused"))
                .jsonPath("$.lines[0].field")
                .isEqualTo("properties")
                .jsonPath("$.lines[0].reason")
                .isEqualTo("Correct these fields: properties 'last_ces_rating' must be a number of at most 20 digits")
                .jsonPath("$.lines[1].email")
                .isEqualTo(fresh)
                .jsonPath("$.lines[4].field")
                .isEqualTo("email")
                .jsonPath("$.lines[6].reason")
                .isEqualTo("Line 3 is about the same. Put into one line what is right.")
                .jsonPath("$.lines[7].code")
                .isEqualTo("surplus-values")
                .jsonPath("$.lines[8].field")
                .isEqualTo("language");

        var made = contacts.findByEmail(fresh).orElseThrow();
        assertThat(made.firstName()).isEqualTo("Zoë; \"Z\"");
        assertThat(made.language()).isEqualTo("pt-BR");
        assertThat(made.properties().get("last_ces_rating")).hasToString("6.5");
        assertThat(contacts.find(there.id()).orElseThrow().properties()).isEqualTo(Map.of("last_ces_rating", 4));
        assertThat(contacts.find(same.id())).contains(same);
        assertThat(contacts.changes(there.id(), null, 10).items())
                .singleElement()
                .satisfies(change -> assertThat(change.cause()).isEqualTo("contact-import"));
    }

    @Test
    void keepsFormulasAsTheTextThatTheyAre() {
        var email = unique() + "@example.com";
        send(CONTACTS, "\ufeffemail,firstName\r\n%s,\"=HYPERLINK(\"\"http://x\"\")\"\r\n".formatted(email));

        assertThat(contacts.findByEmail(email).map(Contact::firstName)).contains("=HYPERLINK(\"http://x\")");
    }

    @Test
    void importsManyLinesAndTheSameFileAgainHarmlessly() {
        var mark = unique();
        var csv = IntStream.range(0, 1_201)
                .mapToObj(number -> "%s.%d@example.com,Ann,%d".formatted(mark, number, number % 7))
                .collect(Collectors.joining("\n", "email,firstName,last_ces_rating\n", ""));

        assertCounts(send(CONTACTS, csv), 1_201, 0, 0, 0);
        assertCounts(send(CONTACTS, csv), 0, 0, 1_201, 0);
        assertCounts(send(CONTACTS, csv.replace(",Ann,", ",Bob,")), 0, 1_201, 0, 0);
    }

    @Test
    void importsTicketsAndTheSameFileAgainHarmlessly() {
        var email = newContact().email();
        var id = unique();
        var csv = "externalId\tsubject\tpipeline\tcontactEmail\townerEmail\n"
                + "%s\t\"Printer\ton fire\"\tsupport\t%s\t\n".formatted(id, email.toUpperCase(Locale.ROOT))
                + "%s-2\tPrinter\tsupport\t%s\towner@else.example\n".formatted(id, email)
                + "%s-3\tPrinter\tno-such\t%s\t\n".formatted(id, email)
                + "%s-4\tPrinter\tsupport\tnobody@example.com\t\n".formatted(id)
                + "a/b\t\tsupport\t%s\t\n".formatted(email);

        send(TICKETS, csv)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lines[*].outcome")
                .isEqualTo(List.of("refused", "created", "refused", "refused", "refused"))
                .jsonPath("$.lines[*].externalId")
                .isEqualTo(List.of(id, id + "-2", id + "-3", id + "-4", "a/b"))
                .jsonPath("$.lines[0].field")
                .isEqualTo("subject")
                .jsonPath("$.lines[2].code")
                .isEqualTo("unknown-pipeline")
                .jsonPath("$.lines[3].code")
                .isEqualTo("unknown-contact")
                .jsonPath("$.lines[4].field")
                .isEqualTo("externalId");
        var right = csv.replace("Printer\ton fire", "Printer on fire");
        assertCounts(send(TICKETS, right), 1, 0, 1, 3);
        assertCounts(send(TICKETS, right), 0, 0, 2, 3);
        send(TICKETS, right.replace("Printer on fire", "Another subject"))
                .expectBody()
                .jsonPath("$.lines[0].code")
                .isEqualTo("ticket-exists");
        assertThat(tickets.findByExternalId(id).orElseThrow().subject()).isEqualTo("Printer on fire");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/contacts | csv-unknown-column | email,phone         | 'phone'",
                "/contacts | csv-missing-column | firstName           | 'email'",
                "/contacts | csv-unknown-column | sep=;               | 'sep='",
                "/tickets  | csv-missing-column | externalId,subject,pipeline | 'contactEmail'",
                "/tickets  | csv-unknown-column | externalId,state    | 'state'"
            })
    void refusesAFileWhoseColumnsItDoesNotKnow(String path, String code, String csv, String detail) {
        send("/api/v1" + path + "/import", csv)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code)
                .jsonPath("$.detail")
                .value(String.class, text -> assertThat(text).contains(detail));
    }

    @Test
    void refusesOtherEncodingsAndOtherTypes() {
        var latin = "email,firstName\nx@example.com,Zoë".getBytes(StandardCharsets.ISO_8859_1);
        send(KEY, CONTACTS, latin)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:csv-not-utf8");
        post(CONTACTS, "{}").expectStatus().isEqualTo(415);
    }

    @Test
    void needsTheScopeToWrite() {
        var file = "email\n".getBytes(StandardCharsets.UTF_8);
        send(keyWith(Scope.CONTACTS_READ, Scope.TICKETS_WRITE), CONTACTS, file)
                .expectStatus()
                .isForbidden();
        send(keyWith(Scope.TICKETS_READ, Scope.CONTACTS_WRITE), TICKETS, file)
                .expectStatus()
                .isForbidden();
    }

    private static void assertCounts(
            RestTestClient.ResponseSpec answer, int created, int updated, int unchanged, int refused) {
        answer.expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(created)
                .jsonPath("$.updated")
                .isEqualTo(updated)
                .jsonPath("$.unchanged")
                .isEqualTo(unchanged)
                .jsonPath("$.refused")
                .isEqualTo(refused);
    }

    private RestTestClient.ResponseSpec send(String path, String csv) {
        return send(KEY, path, csv.getBytes(StandardCharsets.UTF_8));
    }

    private RestTestClient.ResponseSpec send(String key, String path, byte[] csv) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.valueOf("text/csv"))
                .body(csv)
                .exchange();
    }
}
