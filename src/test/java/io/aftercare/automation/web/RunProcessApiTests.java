package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.ChangedRunProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The run process of a draft by API. */
class RunProcessApiTests extends FollowUpApiTest {

    @Test
    void startsWithTheSharedProcess() {
        var run = body(get(run("")));

        assertThat(run.get("kind").asString()).isEqualTo("shared");
        assertThat(run.get("processId").asString()).isEqualTo("survey-run");
        assertThat(run.get("startMessages").toString()).isEqualTo("[\"ticket-closed\",\"survey-due\"]");
    }

    @Test
    void takesAChangedCopyAndGoesBack() {
        var copy = file();
        var family = survey.replace("-", "");
        assertThat(copy)
                .contains(
                        "survey-run-" + family + "-1", "ticket-closed-" + family + "-1", "survey-due-" + family + "-1");

        var own = body(upload(ChangedRunProcess.of(copy)));

        assertThat(own.get("kind").asString()).isEqualTo("own");
        assertThat(own.get("processId").asString()).isEqualTo("survey-run-" + family + "-1");
        assertThat(own.get("startMessages").get(0).asString()).isEqualTo("ticket-closed-" + family + "-1");
        assertThat(own.get("changedBy").asString()).isEqualTo("API");
        assertThat(file()).contains("extra-wait");
        assertThat(body(upload(file()))).as("the same again").isEqualTo(body(get(run(""))));

        var shared = body(send(HttpMethod.DELETE, run(""), null, null));

        assertThat(shared.get("kind").asString()).isEqualTo("shared");
        assertThat(file()).doesNotContain("extra-wait");
    }

    @Test
    void takesACopyInWhateverEncodingItSays() {
        var copy = ChangedRunProcess.of(file())
                .replace("Thank the contact", "Zurückrufen")
                .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");

        body(upload(copy.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(file()).contains("\"Zurückrufen\"");
    }

    @Test
    void refusesAProcessWithoutAnId() {
        var copy = file();
        var without = copy.replaceFirst("(<\\w+:process) id=\"[^\"]*\"", "$1");
        assertThat(without).isNotEqualTo(copy);

        assertThat(assertProblem(upload(without), 422, "run-process-refused")).contains("has no id");
    }

    @Test
    void refusesWhatNoRunCanFollowAndKeepsWhatWasThere() {
        var kept = body(upload(ChangedRunProcess.of(file())));

        var problem = assertProblem(
                upload(file().replace("type=\"score-response\"", "type=\"notify-owners\"")),
                422,
                "run-process-refused");

        assertThat(problem).contains("Nothing was changed", "score-response");
        assertThat(body(get(run("")))).isEqualTo(kept);
    }

    @Test
    void refusesFilesThatAreNoProcess() {
        for (var file : List.of("<!DOCTYPE b [<!ENTITY a \"b\">]><b>&a;</b>", "<a/>", "no xml", "", "{}")) {
            assertThat(upload(file).returnResult(String.class).getStatus().value())
                    .as(file)
                    .isBetween(400, 422);
        }
        assertProblem(upload(" ".repeat(5 << 20)), 413, "");
        assertThat(body(get(run(""))).get("kind").asString()).isEqualTo("shared");
    }

    private String run(String more) {
        return "/api/v1/surveys/" + survey + "/run-process" + more;
    }

    private RestTestClient.ResponseSpec upload(Object xml) {
        return send(HttpMethod.PUT, run("/process.bpmn"), MediaType.APPLICATION_XML, xml);
    }

    private String file() {
        return String.valueOf(send(HttpMethod.GET, run("/process.bpmn"), null, null)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
