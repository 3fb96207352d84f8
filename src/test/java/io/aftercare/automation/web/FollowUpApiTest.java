package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Follow-ups of a draft by API. */
abstract class FollowUpApiTest extends RunTest {

    static final String MAIL =
            "{\"type\": \"mail-contact\", \"id\": \"m1\", \"subject\": \"Sorry\", \"body\": \"{{answer.comment}}\"}";
    static final String BRANCH = """
            {"type": "branch", "id": "b%d", "condition": {"type": "comment", "given": true}, "then": [%s], "otherwise": []}
            """;

    String survey = "";

    @BeforeEach
    void draft() {
        survey = newDraft();
    }

    String newDraft() {
        return body(post("/api/v1/surveys", "{\"name\": \"%s\", \"type\": \"ces\"}".formatted(unique())))
                .get("id")
                .asString();
    }

    int status(HttpMethod method, String path, String key, @Nullable String body) {
        var request = http.method(method).uri(path).header("Authorization", "Bearer " + key);
        var answer = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        return answer.returnResult(String.class).getStatus().value();
    }

    RestTestClient.ResponseSpec elsewhere(String sentiment, String process) {
        return put(sentiment, "{\"kind\": \"elsewhere\", \"processId\": \"%s\"}".formatted(process));
    }

    static String list(String actions) {
        return "{\"kind\": \"list\", \"actions\": [%s]}".formatted(actions);
    }

    String path(String more) {
        return "/api/v1/surveys/" + survey + "/follow-ups" + more;
    }

    RestTestClient.ResponseSpec put(String sentiment, String body) {
        return send(HttpMethod.PUT, path("/" + sentiment), MediaType.APPLICATION_JSON, body);
    }

    RestTestClient.ResponseSpec upload(String sentiment, Object xml) {
        return send(HttpMethod.PUT, path("/" + sentiment + "/process.bpmn"), MediaType.APPLICATION_XML, xml);
    }

    String xml(String sentiment) {
        var answer = send(HttpMethod.GET, path("/" + sentiment + "/process.bpmn"), null, null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_XML)
                .expectBody(String.class)
                .returnResult();
        return String.valueOf(answer.getResponseBody());
    }

    RestTestClient.ResponseSpec send(HttpMethod method, String path, @Nullable MediaType type, @Nullable Object body) {
        var request = http.method(method).uri(path).header("Authorization", "Bearer " + KEY);
        return type == null || body == null
                ? request.exchange()
                : request.contentType(type).body(body).exchange();
    }

    /** @param code empty for any */
    String assertProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        JsonNode problem = json.readTree(result.getResponseBody());
        assertThat(problem.path("type").asString("urn:aftercare:problem:")).startsWith("urn:aftercare:problem:" + code);
        return problem.get("detail").asString();
    }
}
