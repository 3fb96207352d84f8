package io.aftercare.crm.web;

import io.aftercare.crm.CrmTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketImportApiTests extends CrmTest {

    private static final String IMPORT = "/api/v1/tickets/import";

    @Test
    void keepsWhatIsRightAndReportsTheRest() {
        var email = newContact().email();
        var id = unique();
        var there = newTicket().externalId();
        post(
                        IMPORT,
                        "{\"tickets\": [%s, %s, %s, {\"subject\": \"s\"}, %s]}"
                                .formatted(
                                        line(id, email),
                                        line(there, email),
                                        line("a/b", email),
                                        line(unique(), "x@example.com")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(1)
                .jsonPath("$.refused")
                .isEqualTo(4)
                .jsonPath("$.lines[0].outcome")
                .isEqualTo("created")
                .jsonPath("$.lines[0].id")
                .exists()
                .jsonPath("$.lines[0].externalId")
                .isEqualTo(id)
                .jsonPath("$.lines[1].line")
                .isEqualTo(2)
                .jsonPath("$.lines[1].externalId")
                .isEqualTo(there)
                .jsonPath("$.lines[3].externalId")
                .hasJsonPath()
                .jsonPath("$.lines[1].code")
                .isEqualTo("ticket-exists")
                .jsonPath("$.lines[2].reason")
                .isEqualTo("Correct these fields: externalId must be 1 to 100 of the letters A-Z and a-z, digits and"
                        + " . _ : -")
                .jsonPath("$.lines[3].code")
                .isEqualTo("invalid-fields")
                .jsonPath("$.lines[4].code")
                .isEqualTo("unknown-contact");
        get("/api/v1/tickets/" + id).expectStatus().isOk();
    }

    @Test
    void takesAThousandAtOnceAndNoMore() {
        var email = newContact().email();
        post(IMPORT, lines(1_000, email))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(1_000);
        post(IMPORT, lines(1_001, email))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("tickets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{'tickets': []}",
                "{'tickets': null}",
                "{'tickets': [null]}",
                "{'tickets': {}}",
                "{'tickets': [{'colour': 'red'}]}",
                "[]"
            })
    void refusesOtherBodies(String json) {
        post(IMPORT, json.replace("'", "\"")).expectStatus().isBadRequest();
    }

    private static String lines(int count, String email) {
        return IntStream.range(0, count)
                .mapToObj(number -> line(unique(), email))
                .collect(Collectors.joining(",", "{\"tickets\": [", "]}"));
    }

    private static String line(String externalId, String email) {
        return """
                {"externalId": "%s", "subject": "s", "pipeline": "support", "contactEmail": "%s"}
                """.formatted(externalId, email);
    }
}
