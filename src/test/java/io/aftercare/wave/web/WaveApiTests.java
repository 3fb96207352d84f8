package io.aftercare.wave.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import io.aftercare.wave.WaveTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class WaveApiTests extends WaveTest {

    @Test
    void listsWhatComesSendsItAndListsWhatBecameOfIt() {
        tomorrow();
        var survey = once();
        customer(survey, today());
        var uri = "/api/v1/surveys/" + survey.id() + "/waves";
        var expected = body(get(uri + "/expected")).get("items");
        assertThat(expected.size()).isEqualTo(10);
        assertThat(expected.get(0).get("day").asString()).isEqualTo(today().toString());
        assertThat(expected.get(0).get("contacts").asInt()).isEqualTo(1);

        var sent = body(post(uri, "{\"day\": \"%s\"}".formatted(today())));

        assertThat(sent.get("wave").get("createdBy").asString()).isEqualTo("API");
        var audited = body(get(
                "/api/v1/audit?kind=wave&subject=" + sent.get("wave").get("id").asString()));
        assertThat(audited.get("items").get(0).get("act").asString()).isEqualTo("sent-now");
        awaitStarted(survey);
        assertThat(awaitSent(survey).sent()).isEqualTo(1);
        var wave = body(get(uri)).get("items").get(0);
        assertThat(wave.get("wave").get("state").asString()).isEqualTo("started");
        assertThat(wave.get("progress").get("sent").asInt()).isEqualTo(1);
        assertThat(body(get(uri + "/" + wave.get("wave").get("id").asString()))).isEqualTo(wave);
        assertThat(body(get(uri + "?after=" + today())).get("items").size()).isZero();
    }

    @Test
    void refusesAWaveThatIsNotTheNext() {
        var survey = once();
        var uri = "/api/v1/surveys/" + survey.id() + "/waves";

        refuses(post(uri, "{\"day\": \"%s\"}".formatted(today().plusDays(5))), 409, "not-the-next-wave");
        refuses(post(uri, "{\"day\": \"never\"}"), 400, null);
        refuses(post(uri, "{}"), 400, null);
        refuses(get(uri + "?after={day}", "+9999999-01-01"), 400, "invalid-fields");
        refuses(get(uri + "/" + UUID.randomUUID()), 404, "unknown-wave");
        refuses(get("/api/v1/surveys/" + UUID.randomUUID() + "/waves"), 404, "unknown-survey");
    }

    @Test
    void refusesToSendASurveyThatIsNotLiveOrHasNoSchedule() {
        var never = recurring("\"repeat\": \"never\"", "");
        var uri = "/api/v1/surveys/" + never.id() + "/waves";

        refuses(post(uri, "{\"day\": \"%s\"}".formatted(today())), 409, "not-recurring");
        assertThat(body(get(uri + "/expected")).get("items").size()).isZero();
    }

    @Test
    void letsOnlyPublishersSend() {
        var survey = once();
        var uri = "/api/v1/surveys/" + survey.id() + "/waves";
        var watcher = keyWith(Scope.RUNS_READ, Scope.SURVEYS_READ, Scope.SURVEYS_WRITE);

        http.get()
                .uri(uri)
                .header("Authorization", "Bearer " + watcher)
                .exchange()
                .expectStatus()
                .isOk();
        http.post()
                .uri(uri)
                .header("Authorization", "Bearer " + watcher)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"day\": \"%s\"}".formatted(today()))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void refuses(RestTestClient.ResponseSpec answer, int status, @Nullable String code) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        if (code != null) {
            assertThat(json.readTree(result.getResponseBody()).get("type").asString())
                    .endsWith(":" + code);
        }
    }
}
