package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Calls the API of the runs. */
abstract class RunCallTest extends RunTest {

    protected static final String RUNS = "/api/v1/runs";

    protected String newContact() {
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email))
                .expectStatus()
                .isCreated();
        return email;
    }

    protected RestTestClient.ResponseSpec start(String survey, String email) {
        return post(RUNS, "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(survey, email));
    }

    protected List<String> listed(String query) {
        return ids(body(get(RUNS + "?" + query)));
    }

    protected static String id(JsonNode run) {
        return run.get("id").asString();
    }

    protected static List<String> ids(JsonNode page) {
        return page.get("items").valueStream().map(RunCallTest::id).toList();
    }

    protected void assertProblem(RestTestClient.ResponseSpec answer, int status, @Nullable String code, String detail) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = json.readTree(result.getResponseBody());
        if (code != null) {
            assertThat(problem.get("type").asString()).isEqualTo("urn:aftercare:problem:" + code);
        }
        assertThat(problem.get("detail").asString())
                .contains(detail)
                .doesNotContain("io.aftercare", "java.", "tools.jackson");
    }
}
