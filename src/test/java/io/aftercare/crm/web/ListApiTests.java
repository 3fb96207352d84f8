package io.aftercare.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.CrmTest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists of contacts and tickets by API. */
class ListApiTests extends CrmTest {

    @LocalServerPort
    private int port;

    @Test
    void listsContactsPageByPage() {
        var mark = unique();
        var old = contacts.put(command(mark + "1@example.com", Map.of("last_ces_rating", 6)));
        var young = contacts.put(command(mark + "2@example.com", Map.of()));

        get("/api/v1/contacts?search={mark}&limit=1", mark.toUpperCase(Locale.ROOT))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].email")
                .isEqualTo(young.email())
                .jsonPath("$.next")
                .isEqualTo(young.id().toString());
        get("/api/v1/contacts?search={mark}&after={after}", mark, young.id())
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(old.id().toString())
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isEmpty();
        get("/api/v1/contacts/{id}/changes", old.id())
                .expectBody()
                .jsonPath("$.items[0].newValue")
                .isEqualTo("6")
                .jsonPath("$.items[0].cause")
                .isEqualTo("contact-put");
        get("/api/v1/contacts/00000000-0000-0000-0000-000000000000/changes")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void listsTickets() {
        var ticket = newTicket();

        get(
                        "/api/v1/tickets?search={id}&pipeline=support&state=open&contact={c}",
                        ticket.externalId(),
                        ticket.contactId())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].externalId")
                .isEqualTo(ticket.externalId())
                .jsonPath("$.items[0].contactName")
                .isEqualTo("Ann Lee")
                .jsonPath("$.items[0].state")
                .isEqualTo("open");
        get("/api/v1/tickets?search={id}&state=closed", ticket.externalId())
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/contacts?search=LONG, 400, search",
        "/contacts?search=a%00b, 400, search",
        "/contacts?limit=201, 400, limit",
        "/tickets?search=LONG, 400, search",
        "/tickets?search=a%0Ab, 400, search",
        "/tickets?owner=nobody, 400, owner",
        "/tickets?limit=0, 400, limit",
        "/tickets?state=lost, 422, open",
        "/tickets?after=x, 400, after"
    })
    void saysWhatIsWrongWithAQuestion(String path, int status, String word) {
        http.get()
                .uri(URI.create("http://127.0.0.1:" + port + "/api/v1" + path.replace("LONG", "x".repeat(101))))
                .header("Authorization", "Bearer " + KEY)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(word));
    }
}
