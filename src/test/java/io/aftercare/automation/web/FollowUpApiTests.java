package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Follow-ups by API, well meant. */
class FollowUpApiTests extends FollowUpApiTest {

    @Test
    void keepsAListAndTellsItWithTheOthers() {
        var kept = body(put("negative", list(MAIL)));

        assertThat(kept.get("kind").asString()).isEqualTo("list");
        assertThat(kept.get("processId").asString()).startsWith("follow-up-").endsWith("-negative-1");
        assertThat(kept.at("/actions/0/subject").asString()).isEqualTo("Sorry");
        assertThat(kept.at("/actions/0/type").asString()).isEqualTo("mail-contact");
        assertThat(kept.get("changedBy").asString()).isEqualTo("API");
        assertThat(kept.get("faults").isEmpty()).isTrue();
        var all = body(get(path("")));
        assertThat(all.get("negative")).isEqualTo(kept);
        assertThat(all.at("/neutral/kind").asString()).isEqualTo("none");
        assertThat(all.at("/positive/kind").asString()).isEqualTo("none");
        assertThat(body(get(path("/negative")))).isEqualTo(kept);
    }

    @Test
    void replacesWhateverWasThereWhoeverChangedItLast() {
        body(put("neutral", list(MAIL)));
        assertThat(body(put("neutral", "{\"kind\": \"elsewhere\", \"processId\": \" call-back\"}"))
                        .get("kind")
                        .asString())
                .isEqualTo("elsewhere");
        assertThat(body(put("neutral", "{\"kind\": \"none\"}")).get("kind").asString())
                .isEqualTo("none");
        assertThat(body(get("/api/v1/surveys/" + survey)).get("revision").asInt())
                .isEqualTo(3);
    }

    @Test
    void keepsAnUnsoundListAndTellsItsFaultsByPath() {
        var kept = body(put("negative", list(BRANCH.formatted(1, MAIL.replace("answer.comment", "answer.comnent")))));

        assertThat(kept.get("faults")
                        .valueStream()
                        .map(fault -> fault.get("path").asString()))
                .containsExactly("actions[0].then[0].body");
        assertThat(kept.at("/faults/0/message").asString()).contains("answer.comment");
        assertThat(put("positive", list(""))
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(200);
        assertProblem(send(HttpMethod.GET, path("/negative/process.bpmn"), null, null), 409, "follow-up-unsound");
    }

    @Test
    void givesTheProcessAndTakesItBack() {
        put("negative", list(MAIL));
        var xml = xml("negative");
        assertThat(xml).contains("mail-contact-m1");

        var changed = body(upload("negative", xml.replace("Sorry", "Sorry indeed")));

        assertThat(changed.get("kind").asString()).isEqualTo("list");
        assertThat(changed.at("/actions/0/subject").asString()).isEqualTo("Sorry indeed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
    void takesADiagramInWhateverEncodingItSays(String encoding) {
        put("negative", list(MAIL.replace("Sorry", "Zurückrufen")));
        var diagram = xml("negative")
                .replace("encoding=\"UTF-8\"", "encoding=\"%s\"".formatted(encoding))
                .replace("retries=\"8\"", "retries=\"3\"");

        var kept = body(upload("negative", diagram.getBytes(Charset.forName(encoding))));

        assertThat(kept.get("kind").asString()).isEqualTo("process");
        assertThat(xml("negative")).contains("\"Zurückrufen\"", "encoding=\"UTF-8\"");
    }

    @Test
    void isForThoseWhoMay() {
        var reader = keyWith(Scope.SURVEYS_READ);
        var writer = keyWith(Scope.SURVEYS_WRITE);
        var none = "{\"kind\": \"none\"}";
        assertThat(status(HttpMethod.GET, path(""), reader, null)).isEqualTo(200);
        assertThat(status(HttpMethod.GET, path("/negative"), reader, null)).isEqualTo(200);
        assertThat(status(HttpMethod.PUT, path("/negative"), reader, none)).isEqualTo(403);
        assertThat(status(HttpMethod.PUT, path("/negative"), writer, none)).isEqualTo(200);
        assertThat(status(HttpMethod.GET, path("/negative"), writer, null)).isEqualTo(403);
        assertThat(status(HttpMethod.GET, path("/negative/process.bpmn"), writer, null))
                .isEqualTo(403);
        assertThat(status(HttpMethod.GET, path("/negative"), "nonsense", null)).isEqualTo(401);
    }

    @Test
    void knowsWhatIsNotThere() {
        assertProblem(get(path("/angry")), 422, "unknown-sentiment");
        assertProblem(get("/api/v1/surveys/00000000-0000-0000-0000-000000000000/follow-ups"), 404, "unknown-survey");
        assertProblem(get(path("/negative/process.bpmn")), 404, "no-process");
        assertProblem(send(HttpMethod.PUT, path("/negative/process.bpmn"), MediaType.TEXT_PLAIN, "a"), 415, "");
        assertProblem(send(HttpMethod.PUT, path("/negative"), MediaType.APPLICATION_XML, "<a/>"), 415, "");
    }
}
