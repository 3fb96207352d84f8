package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.core.type.TypeReference;

/** Calls the API of the surveys. */
abstract class SurveyCallTest extends RunTest {

    protected static final String SURVEYS = "/api/v1/surveys";

    protected String newPipeline() {
        var name = unique();
        pipelines.create(name, name);
        return name;
    }

    protected Map<String, Object> definition(String more) {
        return definition(more, "nps");
    }

    protected Map<String, Object> definition(String more, String type) {
        var definition = new HashMap<String, Object>();
        definition.put("name", unique());
        definition.put("type", type);
        definition.put("companyName", "Northwind");
        definition.putAll(json.readValue("{" + more + "}", new TypeReference<>() {}));
        return definition;
    }

    protected String create(String more) {
        return body(post(SURVEYS, json.writeValueAsString(definition(more))))
                .get("id")
                .asString();
    }

    protected RestTestClient.ResponseSpec put(String id, Map<String, Object> definition) {
        return put(id, json.writeValueAsString(definition));
    }

    protected RestTestClient.ResponseSpec put(String id, String definition) {
        return http.put()
                .uri(SURVEYS + "/" + id)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(definition)
                .exchange();
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
                .doesNotContain("io.aftercare", "java.", "tools.jackson", "StreamReadFeature");
    }
}
