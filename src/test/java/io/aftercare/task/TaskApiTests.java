package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** Tasks by API: the same rules as on the pages. */
class TaskApiTests extends TaskTest {

    private static final String TASKS = "/api/v1/tasks";

    @Test
    void listsShowsClaimsReleasesAndCompletes() {
        var lena = member("lena", Role.LEAD);
        var task = surveys()
                .taskAfterBadAnswer(
                        AnsweredSurveys.task("Review " + word, null, List.of(team), "review-complaint"), "Broken");
        var path = TASKS + "/" + task.key();

        var listed = ok(KEY, "GET", TASKS + "?team=" + team, null).get("items").get(0);
        assertThat(listed.get("key").asString()).isEqualTo(task.key().toString());
        assertThat(listed.get("state").asString()).isEqualTo("open");
        assertThat(listed.get("answer").get("comment").asString()).isEqualTo("Broken");
        assertThat(listed.has("form")).isFalse();
        var shown = ok(KEY, "GET", path, null);
        assertThat(shown.get("form").get("id").asString()).isEqualTo("review-complaint");
        assertThat(shown.get("instructions").asString()).contains("Call Ada about Printer on fire");

        refused("POST", path + "/claim", "{\"assignee\": \"x\"}", 400, "invalid-fields");
        refused("POST", path + "/claim", "{\"assignee\": \"nobody@northwind.example\"}", 422, "unknown-user");
        assertThat(ok(KEY, "POST", path + "/claim", "{\"assignee\": \"%s\"}".formatted(address(lena)))
                        .get("assignee")
                        .asString())
                .isEqualTo(address(lena));
        assertThat(ok(KEY, "POST", path + "/release", "").get("assignee").isNull())
                .isTrue();
        refused("POST", path + "/complete", "{\"variables\": {}}", 422, "form-not-filled");
        refused("POST", path + "/complete", "{\"variables\": {\"score\": 7}}", 422, "form-not-filled");
        var large = "{\"variables\": {\"complaintJustified\": \"" + "x".repeat(70_000) + "\"}}";
        refused("POST", path + "/complete", large, 422, "form-not-filled");
        var done = ok(
                KEY,
                "POST",
                path + "/complete",
                "{\"variables\": {\"complaintJustified\": \"no\", \"goodwill\": false}}");
        assertThat(done.get("state").asString()).isEqualTo("done");
        refused("POST", path + "/complete", "{\"variables\": {\"complaintJustified\": \"no\"}}", 409, "task-over");
        refused("POST", path + "/release", "", 409, "task-over");
        assertThat(ok(KEY, "GET", path, null)
                        .get("filledIn")
                        .get(0)
                        .get("value")
                        .asString())
                .isEqualTo("No");
        assertThat(ok(KEY, "GET", path, null)
                        .get("acts")
                        .valueStream()
                        .map(act -> act.get("kind").asString()))
                .containsExactly("claimed", "released", "completed");
        var key = path.substring(path.lastIndexOf('/') + 1);
        assertThat(ok(KEY, "GET", "/api/v1/audit?kind=task&subject=" + key, null)
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("act").asString()))
                .containsExactly("completed", "released", "claimed");
        assertThat(ok(KEY, "GET", TASKS + "?team=" + team, null).get("items")).isEmpty();
        eventually()
                .until(() -> ok(KEY, "GET", TASKS + "?state=over&search=" + word, null)
                                .get("items")
                                .size()
                        == 1);
    }

    @Test
    void completesATaskWithoutFormByNoVariables() {
        var task = surveys().taskAfterBadAnswer(AnsweredSurveys.task("Task " + word, null, List.of(team), null), "Bad");

        assertThat(ok(KEY, "POST", TASKS + "/" + task.key() + "/complete", "{\"variables\": null}")
                        .get("state")
                        .asString())
                .isEqualTo("done");
    }

    @Test
    void saysWhatIsWrong() {
        refused("GET", TASKS + "/1", null, 404, "task-not-found");
        refused("GET", TASKS + "/one", null, 404, "task-not-found");
        refused("GET", TASKS + "?state=lost", null, 422, "unknown-state");
        for (var cursor : List.of("here", "-9999-01-01T00:00:00Z_1", "-1000000000-01-01T00:00:00Z_1")) {
            refused("GET", TASKS + "?after=" + cursor, null, 422, "unknown-cursor");
        }
        refused("GET", TASKS + "?assignee=here", null, 400, "invalid-fields");
        refused("GET", TASKS + "?search=" + "x".repeat(101), null, 400, "invalid-fields");
    }

    @Test
    void asksForItsScopes() {
        var reader = keyWith(Scope.TASKS_READ);
        var stranger = keyWith(Scope.RUNS_WRITE);

        assertThat(status(stranger, "GET", TASKS, null)).isEqualTo(HttpStatus.FORBIDDEN.value());
        assertThat(status(reader, "GET", TASKS, null)).isEqualTo(HttpStatus.OK.value());
        for (var act : List.of("claim", "release", "complete")) {
            assertThat(status(
                            reader,
                            "POST",
                            TASKS + "/1/" + act,
                            act.equals("claim") ? "{\"assignee\": \"a@b.example\"}" : "{}"))
                    .as(act)
                    .isEqualTo(HttpStatus.FORBIDDEN.value());
        }
    }

    private void refused(String method, String path, @Nullable String body, int status, String code) {
        var answer = send(KEY, method, path, body);
        assertThat(answer.get("type").asString()).endsWith(":" + code);
        assertThat(answer.get("status").asInt()).isEqualTo(status);
    }

    private JsonNode ok(String key, String method, String path, @Nullable String body) {
        var answer = send(key, method, path, body);
        assertThat(answer.has("detail")).as(answer.toString()).isFalse();
        return answer;
    }

    private JsonNode send(String key, String method, String path, @Nullable String body) {
        return json.readTree(exchange(key, method, path, body).getResponseBody());
    }

    private int status(String key, String method, String path, @Nullable String body) {
        return exchange(key, method, path, body).getStatus().value();
    }

    private EntityExchangeResult<String> exchange(String key, String method, String path, @Nullable String body) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path).header("Authorization", "Bearer " + key);
        var sent = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        return sent.expectBody(String.class).returnResult();
    }
}
