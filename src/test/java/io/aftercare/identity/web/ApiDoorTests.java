package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.identity.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;

class ApiDoorTests extends AftercareTest {

    private static final String CONTACTS = "/api/v1/contacts";
    private static final String IMPORT = "/api/v1/tickets/import";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/contacts?email=a@example.com", "/api/v1/nowhere", "/api", "/api/v1/tickets/x"})
    void asksForAKeyWhenThereIsNone(String path) {
        http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer realm=\"aftercare\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:missing-key")
                .jsonPath("$.status")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer wrong, unknown-key",
        "bearer wrong, unknown-key",
        "Bearer, missing-key",
        "Basic dTpw, missing-key",
        "the-bootstrap-key-of-the-tests, missing-key"
    })
    void refusesWrongCredentials(String authorization, String code) {
        http.get()
                .uri(CONTACTS + "?email=a@example.com")
                .header("Authorization", authorization)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer realm=\"aftercare\".*")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code);
    }

    @Test
    void namesTheMissingScope() {
        http.get()
                .uri(CONTACTS + "?email=a@example.com")
                .header("Authorization", "Bearer " + keyWith(Scope.CONTACTS_WRITE, Scope.TICKETS_READ))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("WWW-Authenticate", ".*error=\"insufficient_scope\", scope=\"contacts:read\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:missing-scope")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("'contacts:read'"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/contacts?email=a@example.com, contacts:read",
        "GET, /api/v1/contacts/00000000-0000-0000-0000-000000000000, contacts:read",
        "POST, /api/v1/contacts, contacts:write",
        "GET, /api/v1/tickets/T-1, tickets:read",
        "POST, /api/v1/tickets, tickets:write",
        "POST, /api/v1/tickets/T-1/close, tickets:write",
        "POST, /api/v1/tickets/T-1/reopen, tickets:write",
        "POST, /api/v1/tickets/import, tickets:write"
    })
    void everyCallNeedsItsScope(String method, String path, String scope) throws Exception {
        var body = switch (path) {
            case CONTACTS -> "{\"email\":\"a@example.com\"}";
            case "/api/v1/tickets" ->
                "{\"externalId\":\"1\",\"subject\":\"s\",\"pipeline\":\"p\",\"contactEmail\":\"a@example.com\"}";
            default -> "{\"tickets\":[null]}".replace("[null]", "[{\"subject\":\"s\"}]");
        };
        var answer = send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + keyWith(Scope.RUNS_READ))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("'" + scope + "'");
    }

    @Test
    void keepsNoSessionAndSetsSafeHeaders() {
        get(CONTACTS + "?email=nobody@example.com")
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer");
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLarge() throws Exception {
        assertTooLarge(send(post(CONTACTS).POST(BodyPublishers.ofByteArray(contact(1_048_577)))));
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() throws Exception {
        var body = contact(1_048_577);
        assertTooLarge(send(post(CONTACTS).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    @Test
    void takesAChunkedBodyUpToTheLimit() throws Exception {
        var body = contact(1_048_576);
        var answer = send(post(CONTACTS).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void takesLargerImports() throws Exception {
        var tickets = "{\"tickets\":[{\"subject\":\"s\"}]}";
        var fits = send(post(IMPORT).POST(BodyPublishers.ofString(tickets + " ".repeat(2_000_000))));
        assertThat(fits.statusCode()).as(fits.body()).isEqualTo(200);

        assertTooLarge(send(post(IMPORT).POST(BodyPublishers.ofString(tickets + " ".repeat(10_485_760)))));
    }

    @Test
    void looksAtTheKeyBeforeTheBody() throws Exception {
        var answer = send(HttpRequest.newBuilder(uri(CONTACTS))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(contact(1_048_577))));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:aftercare:problem:body-too-large");
    }

    private static byte[] contact(int size) {
        var json = "{\"email\":\"large@example.com\"}";
        return (json + " ".repeat(size - json.length())).getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
