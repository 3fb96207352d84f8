package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can make a follow-up of is refused by API, and what was there stays. */
class FollowUpBadInputTests extends FollowUpApiTest {

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
}
