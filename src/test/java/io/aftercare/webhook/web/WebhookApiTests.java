package io.aftercare.webhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.aftercare.AftercareTest;
import io.aftercare.StatementCount;
import io.aftercare.identity.Scope;
import io.aftercare.webhook.Receiver;
import io.aftercare.webhook.Webhooks;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks by API. */
class WebhookApiTests extends AftercareTest {

    private final String name = "Hook " + UUID.randomUUID();

    @Autowired
    private JsonMapper json;

    @Autowired
    private Webhooks webhooks;

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private record Command(String name, String url) {}

    private record Move(String url) {}

    @Test
    void aWebhookIsCreatedTestedMovedSwitchedRotatedAndDeleted() {
        var made = read(created(name, receiver.url()).expectStatus().isCreated());
        String id = JsonPath.read(made, "$.webhook.id");
        assertThat(JsonPath.<String>read(made, "$.secret")).startsWith("whsec_");
        assertThat(JsonPath.<String>read(made, "$.webhook.createdBy")).isEqualTo("bootstrap");
        assertThat(JsonPath.<Boolean>read(made, "$.webhook.enabled")).isTrue();

        receiver.answers(500, "<script>");
        var failed =
                read(send(HttpMethod.POST, id + "/test", null).expectStatus().isOk());
        assertThat(JsonPath.<String>read(failed, "$.result")).isEqualTo("failed");
        assertThat(JsonPath.<Integer>read(failed, "$.status")).isEqualTo(500);
        assertThat(JsonPath.<String>read(failed, "$.reason")).contains(name, "answered 500");

        receiver.answers(200, "");
        var moved = read(send(HttpMethod.PUT, id, new Move(receiver.url() + "/new"))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<String>read(moved, "$.url")).endsWith("/new");
        var tested = read(send(HttpMethod.POST, id + "/test", null));
        assertThat(JsonPath.<String>read(tested, "$.result")).isEqualTo("delivered");
        assertThat(receiver.messages().getLast().path()).isEqualTo("/hooks/new");

        assertThat(JsonPath.<Boolean>read(read(send(HttpMethod.POST, id + "/disable", null)), "$.enabled"))
                .isFalse();
        assertThat(JsonPath.<Boolean>read(read(send(HttpMethod.POST, id + "/enable", null)), "$.enabled"))
                .isTrue();
        var rotated = read(send(HttpMethod.POST, id + "/rotate-secret", null));
        assertThat(JsonPath.<String>read(rotated, "$.secret"))
                .startsWith("whsec_")
                .isNotEqualTo(JsonPath.read(made, "$.secret"));

        var found = read(get("/api/v1/webhooks?search={name}", name.toUpperCase(Locale.ROOT)));
        assertThat(JsonPath.<List<String>>read(found, "$.items[*].webhook.id")).containsExactly(id);
        assertThat(JsonPath.<String>read(found, "$.items[0].last.result")).isEqualTo("delivered");
        assertThat(found).doesNotContain("whsec_", "ecret\"");
        assertThat(read(get("/api/v1/webhooks/" + id))).doesNotContain("whsec_");

        var log = read(get("/api/v1/webhooks/" + id + "/deliveries?limit=1"));
        assertThat(JsonPath.<List<String>>read(log, "$.items[*].result")).containsExactly("delivered");
        var rest = read(get("/api/v1/webhooks/" + id + "/deliveries?after=" + JsonPath.read(log, "$.next")));
        assertThat(JsonPath.<List<String>>read(rest, "$.items[*].answer")).containsExactly("<script>");
        var undelivered = read(get("/api/v1/webhooks/" + id + "/deliveries?undelivered=true"));
        assertThat(JsonPath.<List<Integer>>read(undelivered, "$.items[*].status"))
                .containsExactly(500);

        send(HttpMethod.DELETE, id, null).expectStatus().isNoContent();
        for (var path : List.of(id, id + "/deliveries")) {
            problem(get("/api/v1/webhooks/" + path), 404, "webhook-not-found");
        }
        for (var action : List.of("/test", "/enable", "/disable", "/rotate-secret")) {
            problem(send(HttpMethod.POST, id + action, null), 404, "webhook-not-found");
        }
        problem(send(HttpMethod.PUT, id, new Move(receiver.url())), 404, "webhook-not-found");
        problem(send(HttpMethod.DELETE, id, null), 404, "webhook-not-found");
    }

    @Test
    void aTestWithAnIdempotencyKeyIsMadeOnce() {
        String id = JsonPath.read(read(created(name, receiver.url())), "$.webhook.id");

        var first = read(testOnce(id).expectStatus().isOk());

        assertThat(JsonPath.<String>read(first, "$.result")).isEqualTo("delivered");
        assertThat(read(testOnce(id).expectHeader().valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        jdbc.sql("update idempotent_call set status = null, headers = null, body = null where key = :key")
                .param("key", id)
                .update();
        problem(testOnce(id), 409, "idempotent-call-unfinished");
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void aRefusedTestCanBeMadeAgainWithItsIdempotencyKey() {
        var id = UUID.randomUUID().toString();

        problem(testOnce(id), 404, "webhook-not-found");
        problem(testOnce(id), 404, "webhook-not-found");
    }

    private ResponseSpec testOnce(String id) {
        return http.post()
                .uri("/api/v1/webhooks/" + id + "/test")
                .header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", id)
                .exchange();
    }

    @Test
    void aNameIsTakenInAnyCase() {
        created(name, receiver.url()).expectStatus().isCreated();

        problem(created(name.toUpperCase(Locale.ROOT), receiver.url()), 409, "webhook-exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nX-Injected: b", "a\u0000b", "a\u001bb"})
    void aNameIsOneLine(String wrong) {
        problem(created(wrong, receiver.url()), 400, "invalid-fields");
        problem(created("n".repeat(101), receiver.url()), 400, "invalid-fields");
    }

    @Test
    void aNameHasNoBlanksAtItsEnds() {
        var made = read(created(" " + name + " ", receiver.url()).expectStatus().isCreated());

        assertThat(JsonPath.<String>read(made, "$.webhook.name")).isEqualTo(name);
        assertThat(webhooks.exists(name)).isTrue();
        problem(created(name + " ", receiver.url()), 409, "webhook-exists");
    }

    @Test
    void anyOtherTextIsAName() {
        var odd = "<b>'\"${7*7}#set($x=1){{x}}\u202e " + name;

        var made = read(created(odd, receiver.url()).expectStatus().isCreated());

        assertThat(JsonPath.<String>read(made, "$.webhook.name")).isEqualTo(odd);
        assertThat(webhooks.names()).contains(odd);
        assertThat(webhooks.exists(odd.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(webhooks.exists("no " + odd)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://[::ffff:10.0.0.1]/",
                "http://2130706433/",
                "http://0177.0.0.1/",
                "https://169.254.169.254/",
                "https://ann:pw@example.com/",
                "https://example.com/\r\nX: y",
                "ftp://example.com/",
                "nonsense",
                ""
            })
    void anAddressIsJudgedWhenItIsSaved(String url) {
        problem(created(name, url), 422, "webhook-address");
        String id = JsonPath.read(read(created(name, receiver.url())), "$.webhook.id");
        problem(send(HttpMethod.PUT, id, new Move(url)), 422, "webhook-address");
    }

    @Test
    void anAddressIsShort() {
        problem(created(name, "https://example.com/" + "a".repeat(2_000)), 400, "invalid-fields");
        problem(created(name, "https://example.com/" + "a".repeat(500_000)), 400, "invalid-fields");
    }

    @Test
    void theListCostsOneStatement() throws Exception {
        created(name, receiver.url()).expectStatus().isCreated();

        assertThat(StatementCount.statementsOf(() -> webhooks.list("", null, 50)))
                .hasSize(1);
    }

    @Test
    void readingAndWritingNeedTheirScopes() {
        var reader = keyWith(Scope.SETTINGS_READ);
        var stranger = keyWith(Scope.SURVEYS_WRITE);
        var id = UUID.randomUUID().toString();

        for (var path : List.of("", "/" + id, "/" + id + "/deliveries")) {
            as(stranger, HttpMethod.GET, path).expectStatus().isForbidden();
        }
        as(reader, HttpMethod.GET, "").expectStatus().isOk();
        for (var path : List.of("/enable", "/disable", "/test", "/rotate-secret")) {
            as(reader, HttpMethod.POST, "/" + id + path).expectStatus().isForbidden();
        }
        as(reader, HttpMethod.DELETE, "/" + id).expectStatus().isForbidden();
    }

    private ResponseSpec as(String key, HttpMethod method, String path) {
        return http.method(method)
                .uri("/api/v1/webhooks" + path)
                .header("Authorization", "Bearer " + key)
                .exchange();
    }

    private ResponseSpec created(String name, String url) {
        return post("/api/v1/webhooks", json.writeValueAsString(new Command(name, url)));
    }

    private ResponseSpec send(HttpMethod method, String path, @Nullable Object body) {
        var request = http.method(method)
                .uri("/api/v1/webhooks/" + path)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON);
        return body == null
                ? request.exchange()
                : request.body(json.writeValueAsString(body)).exchange();
    }

    private static String read(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(String.class).returnResult().getResponseBody());
    }

    private static void problem(ResponseSpec answer, int status, String code) {
        var body = read(answer.expectStatus().isEqualTo(status));
        assertThat(JsonPath.<String>read(body, "$.type")).isEqualTo("urn:aftercare:problem:" + code);
        assertThat(JsonPath.<String>read(body, "$.detail")).isNotBlank();
    }
}
