package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link gives that was never sent, or whose time is over. */
class AnswerLinkTests extends PageTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/5", "/99"})
    void aForgedLinkIsNotKnown(String path) throws Exception {
        var forged = "/a/AAAAAAAAAAAAAAAAAAAAAAAA";
        var answer = send("GET", forged + path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(document(answer).expectFirst("h1").text()).isEqualTo("We do not know this link");
        assertThat(send("POST", forged, "score=5").statusCode()).isEqualTo(404);
        assertThat(send("POST", forged, "score=nonsense").statusCode()).isEqualTo(404);
        assertThat(send("POST", forged + "/comment", "comment=x").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/u/AAAAAAAAAAAAAAAAAAAAAAAA", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/u/AAAAAAAAAAAAAAAAAAAAAAAA", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%0d%0aX-Injected:1", "..%2f..%2fetc", "'or'1'='1", "%F0%9F%91%8D", "a.b~c"})
    void aNonsenseTokenIsRefusedWithoutATrace(String token) throws Exception {
        for (var path : List.of("/a/" + token, "/a/" + token + "/5", "/u/" + token)) {
            var answer = send("GET", path, "");
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
            assertThat(answer.body()).doesNotContain("Exception", "io.aftercare", "org.apache");
        }
    }

    @Test
    void anUnknownLinkSpeaksTheBrowsersLanguage() throws Exception {
        var answer = send(HttpRequest.newBuilder(uri("/a/AAAAAAAAAAAAAAAAAAAAAAAA"))
                .header("Accept-Language", "ar")
                .GET());
        var html = document(answer).expectFirst("html");

        assertThat(html.attr("dir")).isEqualTo("rtl");
        assertThat(html.text()).contains("لا نعرف هذا الرابط");
    }

    @Test
    void anExpiredLinkTakesNothing() throws Exception {
        var asked = asked("\"expiresAfter\": \"PT1M\"");
        awaitRun(asked.ticket(), "sent");
        time.advance(Duration.ofSeconds(61));

        assertGone(send("GET", asked.path(), ""), "This survey has ended");
        assertGone(send("GET", asked.path() + "/5", ""), "This survey has ended");
        assertGone(send("POST", asked.path(), "score=5"), "This survey has ended");
        assertGone(send("POST", asked.path(), "score=50"), "This survey has ended");
        assertGone(send("POST", asked.path() + "/comment", "comment=x"), "This survey has ended");
        assertThat(given(asked)).isEmpty();
        awaitRun(asked.ticket(), "expired");
        assertGone(send("GET", asked.path(), ""), "This survey has ended");
    }

    @Test
    void aWithdrawnLinkTakesNothing() throws Exception {
        var asked = asked("");
        var run = awaitRun(asked.ticket(), "sent").get("id").asString();
        post("/api/v1/runs/" + run + "/cancel", "").expectStatus().isAccepted();

        assertGone(send("GET", asked.path() + "/5", ""), "This survey was withdrawn");
        assertGone(send("POST", asked.path(), "score=5"), "This survey was withdrawn");
        assertThat(given(asked)).isEmpty();
    }

    @Test
    void afterItsWindowAnAnswerStaysAsItIs() throws Exception {
        var asked = asked("\"commentWindow\": \"PT10S\"");
        answer(asked.token(), 5).expectStatus().isOk();
        time.advance(Duration.ofSeconds(11));

        assertGone(send("POST", asked.path(), "score=4"), "Your answer is complete");
        assertGone(send("POST", asked.path() + "/comment", "comment=late"), "Your answer is complete");
        assertThat(send("POST", asked.path(), "score=5").statusCode()).isEqualTo(303);
        assertThat(given(asked)).containsExactly(new Given(5, null));
        assertThat(document(send("GET", asked.path() + "/4", ""))
                        .expectFirst("h1")
                        .text())
                .isEqualTo("Thank you for your feedback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a/", "/a/x/y/z", "/a/x/100", "/a/x/-1", "/a/x/score", "/u", "/u/", "/u/x/y"})
    void anUnknownPathIsNotThere(String path) throws Exception {
        var answer = send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "io.aftercare", "\tat ");
    }

    private static void assertGone(HttpResponse<String> answer, String heading) {
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(document(answer).expectFirst("h1").text()).isEqualTo(heading);
        assertThat(document(answer).select("form")).isEmpty();
    }
}
