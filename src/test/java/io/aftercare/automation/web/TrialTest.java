package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** A follow-up of a live survey, to be tried. */
abstract class TrialTest extends RunTest {

    static final String MAIL = """
            {"type": "mail-contact", "id": "m1", "subject": "Sorry, {{contact.first_name}}",
             "body": "{{answer.score}}, {{answer.band}}: {{answer.comment|nothing}}{{ticket.subject| }}"}
            """;

    LiveSurvey survey;
    OpenTicket ticket;

    @BeforeEach
    void publish() {
        survey = liveSurvey("\"fatigueDays\": 0");
        ticket = openTicket(survey);
    }

    void follow(String actions) {
        var kept = body(put("{\"kind\": \"list\", \"actions\": [%s]}".formatted(actions)));
        assertThat(kept.get("faults").isEmpty()).as(kept.toString()).isTrue();
    }

    RestTestClient.ResponseSpec attempt(String sample) {
        return post(path() + "/try", sample);
    }

    String path() {
        return "/api/v1/surveys/" + survey.id() + "/follow-ups/negative";
    }

    RestTestClient.ResponseSpec put(String followUp) {
        return send(HttpMethod.PUT, path(), KEY, followUp);
    }

    RestTestClient.ResponseSpec send(HttpMethod method, String path, String key, String body) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    List<JsonNode> steps(RestTestClient.ResponseSpec answer) {
        return body(answer).valueStream().toList();
    }

    void assertProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        assertThat(json.readTree(result.getResponseBody()).get("type").asString())
                .isEqualTo("urn:aftercare:problem:" + code);
    }
}
