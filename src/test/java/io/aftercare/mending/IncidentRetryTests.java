package io.aftercare.mending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.StatementCount;
import io.aftercare.common.Ids;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class IncidentRetryTests extends MendingTest {

    private static final String KIND =
            "{\"processId\": \"survey-run\", \"elementId\": \"send-survey\", \"errorType\": \"JOB_NO_RETRIES\"}";

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRetries retries;

    @Autowired
    private Mending mending;

    @Test
    void retriesOneAndKeepsWhoDidIt() {
        var ticket = stoppedRuns(1).getFirst();
        var incident = incidents(ticket).getFirst();
        assertThat(incident.get("elementName").asString()).isEqualTo("Send survey");
        assertThat(incident.get("message").asString()).containsIgnoringCase("mail server");
        assertThat(incident.get("hint").asString()).isNotBlank();

        retry(incident).expectStatus().isNoContent();

        assertMailedOnce(List.of(ticket));
        eventually().until(() -> incidents(ticket).isEmpty());
        assertProblem(retry(incident), 409, "too-late");
        assertThat(mending.acts(instance(runs(ticket).getFirst())))
                .satisfiesExactly(done -> assertThat(done.words()).isEqualTo("Tried again: Send survey."), late -> {
                    assertThat(late.outcome()).isEqualTo(Act.Outcome.GONE);
                    assertThat(late.by()).isEqualTo("bootstrap");
                });
    }

    @Test
    void aWaveGoesOnThatStoodStill() {
        var wave = stoppedWave();
        var incident = incidentsOfWave(wave.survey()).getFirst();
        assertThat(incident.get("runId").isNull()).isTrue();
        assertThat(incident.get("elementName").asString()).isEqualTo("Select wave recipients");
        assertThat(incident.get("message").asString()).contains("There is no wave " + wave.id());
        assertThat(incident.get("hint").asString()).contains("Mend what the message names", "not asked again");
        assertThat(kinds())
                .anySatisfy(kind ->
                        assertThat(kind.get("kind").get("processId").asString()).isEqualTo("survey-wave"));

        found(wave);
        retry(incident).expectStatus().isNoContent();

        awaitEnd(wave.instance(), "end-wave-stopped");
        eventually().until(() -> incidentsOfWave(wave.survey()).isEmpty());
    }

    @Test
    void retriesAllAlikeAlsoWhenTheEngineIsAwayMeanwhile() throws Exception {
        var tickets = stoppedRuns(12);
        assertThat(kinds()).anySatisfy(kind -> {
            assertThat(kind.get("elementName").asString()).isEqualTo("Send survey");
            assertThat(kind.get("count").asInt()).isGreaterThanOrEqualTo(12);
        });
        assertThat(StatementCount.statementsOf(() -> incidents.list(null, null, 50)))
                .hasSize(4);
        broker().kill();
        String progress;
        try {
            assertProblem(retryOnce(incidents(tickets.getFirst()).getFirst()), 503, "engine-away");
            assertThat(mending.acts(instance(runs(tickets.getFirst()).getFirst())))
                    .isNotEmpty()
                    .allSatisfy(act -> assertThat(act.outcome()).isEqualTo(Act.Outcome.AWAY));
            var started = post("/api/v1/incidents/retry", KIND).expectStatus().isAccepted();
            progress = String.valueOf(
                    started.expectBody().returnResult().getResponseHeaders().getLocation());
            assertThat(body(get(progress)).get("finishedAt").isNull()).isTrue();
            assertKeptOnceHoweverOftenTheEngineIsAway();
        } finally {
            broker().start();
        }

        eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !body(get(progress)).get("finishedAt").isNull());
        var retry = body(get(progress));
        assertThat(retry.get("total").asInt()).isGreaterThanOrEqualTo(12);
        assertThat(retry.get("done").asInt() + retry.get("gone").asInt())
                .isEqualTo(retry.get("total").asInt());
        assertMailedOnce(tickets);
        eventually()
                .until(() ->
                        tickets.stream().allMatch(ticket -> incidents(ticket).isEmpty()));
    }

    @Test
    void refusesWhatIsNotThere() {
        assertProblem(post("/api/v1/incidents/1/retry", ""), 404, "unknown-incident");
        assertProblem(
                post("/api/v1/incidents/1/correct", "{\"variable\": \"a\", \"value\": 1}"), 404, "unknown-incident");
        assertProblem(
                post(
                        "/api/v1/incidents/retry",
                        "{\"processId\": \"no-process\", \"elementId\": \"x\", \"errorType\": \"x\"}"),
                409,
                "no-such-incident");
        assertProblem(get("/api/v1/incidents/retries/018f0000-0000-7000-8000-000000000000"), 404, "unknown-retry");
        get("/api/v1/incidents?after=nonsense").expectStatus().isBadRequest();
        post("/api/v1/incidents/retry", "{}").expectStatus().isBadRequest();
    }

    /** A retry that only we work off. */
    private void assertKeptOnceHoweverOftenTheEngineIsAway() {
        var id = Ids.next();
        jdbc.sql("""
                        with retry as (
                            insert into incident_retry (id, process_id, element_id, error_type, made_by, made_at)
                            values (:id, 'p', 'e', 't', 'ann', now()) returning id)
                        insert into incident_retry_item (retry_id, incident_key, process_instance_key)
                        select id, 1, 1 from retry""").param("id", id).update();
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(() -> retries.workOff(id)).hasMessageContaining("away");
        }
        assertThat(mending.acts(1)).singleElement().returns(Act.Outcome.AWAY, Act::outcome);
    }

    private ResponseSpec retryOnce(JsonNode incident) {
        return http.post()
                .uri("/api/v1/incidents/" + incident.get("key").asString() + "/retry")
                .header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", unique())
                .exchange();
    }

    private List<JsonNode> kinds() {
        return body(get("/api/v1/incidents/kinds"))
                .valueStream()
                .map(kind -> kind)
                .toList();
    }
}
