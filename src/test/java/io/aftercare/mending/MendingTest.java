package io.aftercare.mending;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.Ids;
import io.aftercare.engine.MessageName;
import io.aftercare.run.RunTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Runs that stand still because the mail server was away for all retries. */
public abstract class MendingTest extends RunTest {

    /** Closes tickets while the mail server is away until each run stands still; then it is back. */
    protected List<OpenTicket> stoppedRuns(int count) {
        var survey = liveSurvey();
        var tickets =
                IntStream.range(0, count).mapToObj(at -> openTicket(survey)).toList();
        inbox().stopSmtp();
        try {
            tickets.forEach(this::close);
            passTimeUntil(
                    Duration.ofMinutes(15),
                    () -> tickets.stream().allMatch(ticket -> !incidents(ticket).isEmpty()));
        } finally {
            inbox().startSmtp();
        }
        return tickets;
    }

    /** A wave that the engine was told of, and that is not on record. */
    protected record LostWave(LiveSurvey survey, UUID id, long instance) {}

    /** Tells the engine of a wave that is not on record, until its process stands still. */
    protected LostWave stoppedWave() {
        var survey = liveSurvey();
        var id = Ids.next();
        camunda.newPublishMessageCommand()
                .messageName(MessageName.WAVE_DUE)
                .correlationKey(survey.id())
                .timeToLive(Duration.ofHours(1))
                .variables(Map.of("surveyId", survey.id(), "waveId", id.toString()))
                .send()
                .join();
        var instance = awaitStarted(survey.id(), 1);
        passTimeUntil(Duration.ofMinutes(15), () -> !incidentsOfWave(survey).isEmpty());
        return new LostWave(survey, id, instance);
    }

    /** Puts it on record: that mends it. */
    protected void found(LostWave wave) {
        jdbc.sql("""
                        insert into wave (id, survey_id, day, early, state, created_by, created_at, published_at)
                        values (:id, :survey, '2020-01-01', false, 'due', 'a test', now(), now())""")
                .param("id", wave.id())
                .param("survey", UUID.fromString(wave.survey().id()))
                .update();
    }

    protected List<JsonNode> incidentsOfWave(LiveSurvey survey) {
        return body(get("/api/v1/incidents?limit=200"))
                .get("items")
                .valueStream()
                .filter(incident -> survey.id().equals(incident.get("surveyId").asString())
                        && incident.get("processId").asString().equals("survey-wave"))
                .toList();
    }

    /** The open incidents of the ticket's runs, as the API lists them. */
    protected List<JsonNode> incidents(OpenTicket ticket) {
        var runs = runs(ticket).stream().map(run -> run.get("id").asString()).toList();
        return body(get("/api/v1/incidents?limit=200"))
                .get("items")
                .valueStream()
                .filter(incident -> runs.contains(incident.get("runId").asString()))
                .toList();
    }

    protected RestTestClient.ResponseSpec retry(JsonNode incident) {
        return post("/api/v1/incidents/" + incident.get("key").asString() + "/retry", "");
    }

    protected static void assertProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code);
    }

    protected void assertMailedOnce(List<OpenTicket> tickets) {
        tickets.forEach(ticket -> awaitRun(ticket, "sent"));
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(mailsTo(ticket.email())).hasSize(1));
    }
}
