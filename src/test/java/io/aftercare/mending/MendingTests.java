package io.aftercare.mending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

class MendingTests extends MendingTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void goesOnAfterAVariableIsCorrected() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        var instance = instance(awaitRun(ticket, "sent"));
        camunda.newSetVariablesCommand(instance)
                .variables("{\"commentWindow\": \"a while\"}")
                .send()
                .join();
        answer(awaitToken(ticket), 6).expectStatus().isOk();
        eventually().until(() -> !incidents(ticket).isEmpty());
        var incident = incidents(ticket).getFirst();
        assertThat(incident.get("errorType").asString()).isEqualTo("EXTRACT_VALUE_ERROR");

        var path = "/api/v1/incidents/" + incident.get("key").asString();
        post(path + "/correct", "{\"variable\": \"commentWindow\", \"value\": \"PT1M\"}")
                .expectStatus()
                .isNoContent();
        retry(incident).expectStatus().isNoContent();

        awaitReached(instance, "await-comment");
        time.advance(Duration.ofMinutes(2));
        awaitRun(ticket, "completed");
    }

    @ParameterizedTest
    @CsvSource({"'', 1, 400", "'a b', 1, 422", "9a, 1, 422", "a, null, 400", "a, LONG, 422", "=a, 1, 422"})
    void refusesVariablesThatAreNone(String name, String value, int status) {
        var body = "{\"variable\": \"%s\", \"value\": %s}"
                .formatted(name, value.replace("LONG", '"' + "x".repeat(1_001) + '"'));

        post("/api/v1/incidents/1/correct", body).expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runId", "surveyId", "contactId", " ticketId", "waveId"})
    void keepsWhatSaysWhoseRunItIs(String name) {
        post("/api/v1/incidents/1/correct", "{\"variable\": \"%s\", \"value\": \"x\"}".formatted(name))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("'%s'".formatted(name.strip())));
    }

    @Test
    void saysThatAStepDoesNotKnowItsRunAndWithdrawsItStill() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        var run = awaitRun(ticket, "sent");
        camunda.newSetVariablesCommand(instance(run))
                .variables("{\"runId\": \"none\"}")
                .send()
                .join();
        answer(awaitToken(ticket), 6).expectStatus().isOk();
        passTimeUntil(Duration.ofMinutes(15), () -> !incidents(ticket).isEmpty());
        assertThat(incidents(ticket).getFirst().get("message").asString())
                .contains("the variable runId holds no run")
                .doesNotContain("Exception");

        act(run.get("id").asString(), "cancel").expectStatus().is2xxSuccessful();

        awaitEnd(instance(run), "end-survey-withdrawn");
    }

    @Test
    void sendsNowWhatWaitsForItsTime() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT48H\", \"expiresAfter\": \"PT24H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitTold(instance(run), "delay-over");

        act(run.get("id").asString(), "send-now").expectStatus().isNoContent();

        awaitRun(ticket, "sent");
        eventually().untilAsserted(() -> assertProblem(act(run.get("id").asString(), "send-now"), 409, "not-waiting"));
        assertThat(mailsTo(ticket.email())).hasSize(1);
        time.advance(Duration.ofHours(49));
        awaitRun(ticket, "expired");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void movesARunToTheNewestVersionOfItsProcess() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT48H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitTold(instance(run), "delay-over");
        assertProblem(act(run.get("id").asString(), "move"), 409, "newest-already");
        deploy(model().replace("Waits until sendAt;", "Waits until its time, sendAt;"));
        try {
            awaitMoved(run.get("id").asString());
        } finally {
            deploy(model());
        }

        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql("""
                        select d.bpmn from engine.process_instance i
                        join engine.deployed_process d on d.key = i.process_definition_key where i.key = ?
                        """)
                                .param(instance(run))
                                .query(byte[].class)
                                .single())
                        .asString(StandardCharsets.UTF_8)
                        .contains("its time, sendAt"));
        time.advance(Duration.ofHours(49));
        awaitRun(ticket, "sent");
    }

    @Test
    void movesARunThatWaitsForItsAnswer() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        var run = awaitRun(ticket, "sent");
        awaitTold(instance(run), "await-answer");
        deploy(model().replace("Waits until sendAt;", "Waits until then, sendAt;"));
        try {
            awaitMoved(run.get("id").asString());
        } finally {
            deploy(model());
        }

        answer(awaitToken(ticket), 6).expectStatus().isOk();
        awaitReached(instance(run), "await-comment");
        time.advance(Duration.ofMinutes(2));
        awaitRun(ticket, "completed");
    }

    @Test
    void movesNoRunWhoseVersionWasDeployedBeforeTheEngineBeganToTell() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT48H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitTold(instance(run), "delay-over");
        jdbc.sql("update engine.process_instance set version = 0, process_definition_key = -1 where key = ?")
                .param(instance(run))
                .update();

        assertProblem(act(run.get("id").asString(), "move"), 409, "not-told");
    }

    private RestTestClient.ResponseSpec act(String run, String act) {
        return post("/api/v1/runs/" + run + "/" + act, "");
    }

    /** Once the exporter has told of the new version. */
    private void awaitMoved(String run) {
        eventually()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> act(run, "move").expectStatus().isNoContent());
    }

    private void awaitTold(long instance, String element) {
        eventually()
                .until(() -> jdbc.sql("""
                        select count(*) from engine.element_instance
                        where process_instance_key = ? and element_id = ? and ended_at is null
                        """)
                                .params(instance, element)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private void deploy(String model) {
        camunda.newDeployResourceCommand()
                .addResourceStringUtf8(model, "survey-run.bpmn")
                .send()
                .join();
    }

    private static String model() {
        try {
            return new ClassPathResource("bpmn/survey-run.bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
