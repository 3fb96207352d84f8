package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import io.aftercare.run.RunTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Follow-ups by API, well meant and not. */
class FollowUpApiTests extends RunTest {

    private static final String MAIL =
            "{\"type\": \"mail-contact\", \"id\": \"m1\", \"subject\": \"Sorry\", \"body\": \"{{answer.comment}}\"}";
    private static final String BRANCH = """
            {"type": "branch", "id": "b%d", "condition": {"type": "comment", "given": true}, "then": [%s], "otherwise": []}
            """;

    private String survey = "";

    @BeforeEach
    void draft() {
        survey = newDraft();
    }

    private String newDraft() {
        return body(post("/api/v1/surveys", "{\"name\": \"%s\", \"type\": \"ces\"}".formatted(unique())))
                .get("id")
                .asString();
    }

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
        assertThat(body(put("neutral", "{\"kind\": \"elsewhere\", \"processId\": \"call-back\"}"))
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
    @CsvSource(
            delimiter = ';',
            value = {
                "type=\"mail-contact\"; type=\"mail-everybody\"; mail-everybody",
                "type=\"mail-contact\"; type=\"mail-everybody\"; 'mail-contact-m1'",
                "-negative-1\"; -positive-1\"; -negative-..."
            })
    void namesWhatIsWrongInAProcessAndKeepsWhatWasThere(String before, String after, String named) {
        var kept = body(put("negative", list(MAIL)));

        var problem =
                assertProblem(upload("negative", xml("negative").replace(before, after)), 422, "follow-up-refused");

        assertThat(problem).contains("Nothing was changed").contains(named);
        assertThat(body(get(path("/negative")))).isEqualTo(kept);
    }

    @Test
    void refusesFilesThatAreNoProcess() {
        var bomb = "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\">"
                + IntStream.range(0, 30)
                        .mapToObj(at -> "<!ENTITY a%d \"&a%s;&a%s;\">"
                                .formatted(at, at == 0 ? "" : at - 1, at == 0 ? "" : at - 1))
                        .collect(Collectors.joining())
                + "]><b>&a29;</b>";
        for (var file : List.of(bomb, "<a/>", "no xml", "{}", "<a>", "")) {
            var refused = upload("negative", file).returnResult(String.class).getStatus();
            assertThat(refused.value()).as(file).isBetween(400, 422);
        }
        assertThat(body(get(path("/negative"))).get("kind").asString()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\": null}",
                "{\"kind\": \"diagram\"}",
                "{\"kind\": 1}",
                "{\"kind\": \"none\", \"action\": []}",
                "[]",
                "{\"kind\": \"list\", \"actions\": [}",
                "{\"kind\": \"elsewhere\", \"processId\": \"a\\u0000b\"}",
                "{\"kind\": \"elsewhere\", \"processId\": 5}"
            })
    void refusesWhatIsNoFollowUp(String body) {
        var problem = assertProblem(put("negative", body), 400, "");
        assertThat(problem).doesNotContain("io.aftercare", "tools.jackson", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"none\", \"actions\": []}",
                "{\"kind\": \"none\", \"processId\": \"a\"}",
                "{\"kind\": \"list\"}",
                "{\"kind\": \"list\", \"actions\": null}",
                "{\"kind\": \"list\", \"actions\": [], \"processId\": \"a\"}",
                "{\"kind\": \"elsewhere\"}",
                "{\"kind\": \"elsewhere\", \"processId\": \" \"}",
                "{\"kind\": \"process\"}"
            })
    void refusesWhatDoesNotBelongToTheKind(String body) {
        assertProblem(put("negative", body), 422, "follow-up-kind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\": \"mail-everybody\", \"id\": \"a\"}; actions[1]",
                "{\"id\": \"a\"}; actions[1]",
                "\"wait\"; actions[1]",
                "{\"type\": \"wait\", \"id\": \"a\", \"duration\": \"soon\"}; actions[1].duration",
                "{\"type\": \"wait\", \"id\": \"a\"}; actions[1]",
                "{\"type\": \"wait\", \"id\": \"a\", \"duration\": \"P1D\", \"until\": 1}; actions[1].until",
                "{\"type\": \"branch\", \"id\": \"a\", \"condition\": {\"type\": \"band\", \"band\": \"x\"}}; actions[1].condition.band",
                "{\"type\": \"branch\", \"id\": \"a\", \"condition\": {\"type\": \"moon\"}}; actions[1].condition"
            })
    void namesTheFieldThatCannotBeRead(String action, String path) {
        var problem = assertProblem(put("negative", list(MAIL + ", " + action)), 422, "unreadable-actions");
        assertThat(problem).contains("'" + path + "'").doesNotContain("io.aftercare", "tools.jackson");
    }

    @Test
    void readsActionsFromNothingButAList() {
        for (var actions : List.of("{}", "5", "\"wait\"", "{\"actions\": []}")) {
            assertProblem(
                    put("negative", "{\"kind\": \"list\", \"actions\": %s}".formatted(actions)),
                    422,
                    "unreadable-actions");
        }
    }

    @Test
    void refusesAListThatTheTabCouldNotShow() {
        var many = IntStream.range(0, 51)
                .mapToObj(at -> MAIL.replace("m1", "m" + at))
                .collect(Collectors.joining(","));
        var deep = MAIL;
        for (var at = 0; at < 4; at++) {
            deep = BRANCH.formatted(at, deep);
        }
        var deepest = MAIL;
        for (var at = 0; at < 400; at++) {
            deepest = BRANCH.formatted(at, deepest);
        }

        for (var list : List.of(many, deep, MAIL + "," + MAIL, MAIL.replace("m1", ""), MAIL.replace("m1", "M 1"))) {
            assertProblem(put("negative", list(list)), 422, "unsound-list");
        }
        assertThat(put("negative", list(deepest))
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isBetween(400, 422);
        assertProblem(put("negative", list(MAIL.replace("Sorry", "x".repeat(1 << 20)))), 413, "");
        assertThat(body(get(path("/negative"))).get("kind").asString()).isEqualTo("none");
    }

    @Test
    void refusesTheFollowUpOfAnotherSurveyOrBand() {
        var own = body(put("negative", list(MAIL))).get("processId").asString();
        var ours = survey;
        survey = newDraft();

        assertProblem(elsewhere("negative", own), 422, "follow-up-of-another");
        survey = ours;
        assertProblem(elsewhere("positive", own), 422, "follow-up-of-another");
        assertProblem(elsewhere("negative", own.replaceAll("1$", "7")), 422, "follow-up-of-another");
        assertThat(body(elsewhere("negative", own)).get("kind").asString()).isEqualTo("list");
    }

    @Test
    void publishesNoDraftThatNamesTheFollowUpOfAnother() {
        var own = body(put("negative", list(MAIL))).get("processId").asString();
        var other = body(post("/api/v1/surveys", """
                {"name": "%s", "type": "ces", "followUps": {"negative": "%s"}}
                """.formatted(unique(), own)))
                .get("id")
                .asString();

        assertThat(body(get("/api/v1/surveys/" + other + "/review"))
                        .valueStream()
                        .filter(finding -> finding.get("field").asString().equals("followUps.negative"))
                        .map(finding -> finding.get("message").asString()))
                .singleElement()
                .asString()
                .contains("belongs to another");
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

    private int status(HttpMethod method, String path, String key, @Nullable String body) {
        var request = http.method(method).uri(path).header("Authorization", "Bearer " + key);
        var answer = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        return answer.returnResult(String.class).getStatus().value();
    }

    private RestTestClient.ResponseSpec elsewhere(String sentiment, String process) {
        return put(sentiment, "{\"kind\": \"elsewhere\", \"processId\": \"%s\"}".formatted(process));
    }

    private static String list(String actions) {
        return "{\"kind\": \"list\", \"actions\": [%s]}".formatted(actions);
    }

    private String path(String more) {
        return "/api/v1/surveys/" + survey + "/follow-ups" + more;
    }

    private RestTestClient.ResponseSpec put(String sentiment, String body) {
        return send(HttpMethod.PUT, path("/" + sentiment), MediaType.APPLICATION_JSON, body);
    }

    private RestTestClient.ResponseSpec upload(String sentiment, String xml) {
        return send(HttpMethod.PUT, path("/" + sentiment + "/process.bpmn"), MediaType.APPLICATION_XML, xml);
    }

    private String xml(String sentiment) {
        var answer = send(HttpMethod.GET, path("/" + sentiment + "/process.bpmn"), null, null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_XML)
                .expectBody(String.class)
                .returnResult();
        return String.valueOf(answer.getResponseBody());
    }

    private RestTestClient.ResponseSpec send(
            HttpMethod method, String path, @Nullable MediaType type, @Nullable String body) {
        var request = http.method(method).uri(path).header("Authorization", "Bearer " + KEY);
        return type == null || body == null
                ? request.exchange()
                : request.contentType(type).body(body).exchange();
    }

    /** @param code empty for any */
    private String assertProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        JsonNode problem = json.readTree(result.getResponseBody());
        assertThat(problem.path("type").asString("urn:aftercare:problem:")).startsWith("urn:aftercare:problem:" + code);
        return problem.get("detail").asString();
    }
}
