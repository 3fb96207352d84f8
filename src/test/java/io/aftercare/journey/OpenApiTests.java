package io.aftercare.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description, and how the API answers what no controller sees. */
class OpenApiTests extends AftercareTest {

    private static final Map<String, List<String>> PROMISED = Map.ofEntries(
            Map.entry("/api/v1/contacts", List.of("get", "post")),
            Map.entry("/api/v1/contacts/{id}", List.of("get")),
            Map.entry("/api/v1/contacts/{id}/changes", List.of("get")),
            Map.entry("/api/v1/contacts/import", List.of("post")),
            Map.entry("/api/v1/properties", List.of("get", "post")),
            Map.entry("/api/v1/properties/{name}", List.of("put", "delete")),
            Map.entry("/api/v1/pipelines", List.of("get", "post")),
            Map.entry("/api/v1/pipelines/{key}", List.of("put", "delete")),
            Map.entry("/api/v1/tickets", List.of("get", "post")),
            Map.entry("/api/v1/tickets/{externalId}", List.of("get")),
            Map.entry("/api/v1/tickets/{externalId}/close", List.of("post")),
            Map.entry("/api/v1/tickets/{externalId}/reopen", List.of("post")),
            Map.entry("/api/v1/tickets/import", List.of("post")),
            Map.entry("/api/v1/surveys", List.of("get", "post")),
            Map.entry("/api/v1/surveys/{id}", List.of("get", "put", "delete")),
            Map.entry("/api/v1/surveys/{id}/review", List.of("get")),
            Map.entry("/api/v1/surveys/{id}/changes", List.of("get")),
            Map.entry("/api/v1/surveys/{id}/duplicate", List.of("post")),
            Map.entry("/api/v1/surveys/{id}/publish", List.of("post")),
            Map.entry("/api/v1/surveys/{id}/resume", List.of("post")),
            Map.entry("/api/v1/surveys/{id}/pause", List.of("post")),
            Map.entry("/api/v1/surveys/{id}/follow-ups", List.of("get")),
            Map.entry("/api/v1/surveys/{id}/follow-ups/{sentiment}", List.of("get", "put")),
            Map.entry("/api/v1/surveys/{id}/follow-ups/{sentiment}/process.bpmn", List.of("get", "put")),
            Map.entry("/api/v1/surveys/{id}/follow-ups/{sentiment}/back-to-list", List.of("post")),
            Map.entry("/api/v1/surveys/{id}/follow-ups/{sentiment}/try", List.of("post")),
            Map.entry("/api/v1/surveys/{id}/run-process", List.of("get", "delete")),
            Map.entry("/api/v1/surveys/{id}/run-process/process.bpmn", List.of("get", "put")),
            Map.entry("/api/v1/images", List.of("get", "post")),
            Map.entry("/api/v1/images/{id}", List.of("get", "delete")),
            Map.entry("/api/v1/runs", List.of("get", "post")),
            Map.entry("/api/v1/runs/{id}", List.of("get")),
            Map.entry("/api/v1/runs/{id}/cancel", List.of("post")));

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @Test
    void describesEveryCallThatWasPromisedAndNoPublicPage() {
        var description = description();

        assertThat(description.get("openapi").asString()).startsWith("3.1");
        var paths = description.get("paths");
        PROMISED.forEach((path, methods) -> {
            assertThat(paths.has(path)).as(path).isTrue();
            assertThat(paths.get(path).propertyNames()).as(path).containsAll(methods);
        });
        assertThat(paths.propertyNames()).allSatisfy(path -> assertThat(path).matches("/(?:api/v1|in)/.+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/surveys",
                "/api/v1/images",
                "/api/v1/runs",
                "/api/v1/webhooks",
                "/api/v1/help-desks",
                "/api/v1/sites"
            })
    void everyCallSaysWhatItDoes(String below) {
        var summaries = description()
                .get("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(below))
                .flatMap(path -> path.getValue().valueStream())
                .map(call -> call.path("summary").asString(""))
                .toList();

        assertThat(summaries).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void namesTheFieldsOfARun() {
        var fields = new TreeSet<>(
                description().at("/components/schemas/RunView/properties").propertyNames());

        assertThat(fields).contains("id", "surveyId", "state", "processInstanceKey", "timeline");
    }

    @Test
    void namesTheKindsOfActionsOfAFollowUp() {
        var schemas = description().at("/components/schemas");

        assertThat(schemas.at("/Action/discriminator/propertyName").asString()).isEqualTo("type");
        assertThat(schemas.propertyNames())
                .contains("MailContact", "MailPeople", "CreateTask", "OpenTicket", "SetContactProperty")
                .contains("CallWebhook", "Wait", "Branch");
    }

    @Test
    void saysThatEveryActionNeedsAnId() {
        var schemas = description().at("/components/schemas");

        for (var kind :
                List.of("MailContact", "MailPeople", "CreateTask", "OpenTicket", "SetContactProperty", "Branch")) {
            assertThat(schemas.at("/" + kind).findValues("required").toString()).contains("\"id\"");
        }
    }

    @Test
    void theBrowsablePageIsThere() {
        http.get()
                .uri("/docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("swagger-ui"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere", "/api/v1/runs/a/b/c", "/api/v2/runs", "/api", "/api/v1/surveys/"})
    void anUnknownPathIsNotThere(String path) {
        assertProblem(get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/surveys//waves", "/api/v1/surveys/x;y", "/api//v1/surveys", "/in//bounces"})
    void anAddressThatIsWrittenOddlyIsExplained(String path) {
        var answer =
                http.get().uri(URI.create("http://127.0.0.1:" + port + path)).exchange();

        assertThat(assertProblem(answer, 400).get("detail").asString()).contains("one slash");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/surveys",
        "PATCH, /api/v1/surveys/00000000-0000-0000-0000-000000000000",
        "PUT, /api/v1/runs",
        "DELETE, /api/v1/contacts",
        "GET, /api/v1/surveys/00000000-0000-0000-0000-000000000000/publish"
    })
    void aWrongMethodIsNotAllowed(String method, String path) {
        var answer = http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + KEY)
                .exchange();
        assertProblem(answer, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/surveys", "/api/v1/runs", "/api/v1/contacts", "/api/v1/tickets"})
    void aBodyThatIsNotJsonIsNotSupported(String path) {
        for (var type : List.of(
                MediaType.TEXT_PLAIN,
                MediaType.APPLICATION_XML,
                MediaType.APPLICATION_FORM_URLENCODED,
                MediaType.APPLICATION_OCTET_STREAM)) {
            assertProblem(send(path, type, "<a/>"), 415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\": \"x\"",
                "nonsense",
                "[]",
                "5",
                "null",
                "\"text\"",
                "{\"name\" \"x\"}",
                "{'name': 'x'}",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"\\x\"}",
                "{} {}",
                "{\"name\": \"x\", \"name\": \"y\", \"type\": \"ces\",}"
            })
    void malformedJsonIsExplainedInTheCallersWords(String body) {
        for (var path : List.of("/api/v1/surveys", "/api/v1/runs", "/api/v1/tickets")) {
            var problem = assertProblem(send(path, MediaType.APPLICATION_JSON, body), 400);
            assertThat(problem.get("type").asString()).startsWith("urn:aftercare:problem:");
        }
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        var deep = "{\"name\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertProblem(send("/api/v1/surveys", MediaType.APPLICATION_JSON, deep), 400);
    }

    @Test
    void brokenUtf8IsRefusedOrReplacedButNeverAFailure() {
        var answer = http.post()
                .uri("/api/v1/surveys")
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'})
                .exchange();
        assertProblem(answer, 400);
    }

    @Test
    void anAnswerThatIsNotJsonIsNotAcceptable() {
        http.get()
                .uri("/api/v1/surveys")
                .header("Authorization", "Bearer " + KEY)
                .accept(MediaType.APPLICATION_XML)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
    }

    private JsonNode description() {
        var found = http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        return json.readTree(found.getResponseBody());
    }

    private RestTestClient.ResponseSpec send(String path, MediaType type, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + KEY)
                .contentType(type)
                .body(body)
                .exchange();
    }

    private JsonNode assertProblem(RestTestClient.ResponseSpec answer, int status) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result.getResponseBody())
                .doesNotContain(
                        "Exception", "io.aftercare", "java.lang", "tools.jackson", "org.spring", "StreamReadFeature")
                .doesNotContain("\"trace\"", "\\tat ", "JsonToken");
        var problem = json.readTree(result.getResponseBody());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }
}
