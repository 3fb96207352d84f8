package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** What the public pages let in, and which requests they refuse. */
class PageSafetyTests extends PageTest {

    @Test
    void aFormLargerThanTheServerReadsIsRefusedWithAPageAndNotKept() throws Exception {
        var asked = asked("");
        answer(asked.token(), 3).expectStatus().isOk();

        var answer = send("POST", asked.path() + "/comment", "comment=" + "x".repeat(4_000_000));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "org.apache");
        assertThat(given(asked)).containsExactly(new Given(3, null));
        assertThat(send("GET", asked.path(), "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score=%zz", "score=5%", "%=5"})
    void aWronglyEncodedFormIsRefusedWithAPage(String form) throws Exception {
        var asked = asked("");
        var answer = send("POST", asked.path(), form);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(document(answer).select("h1").eachText()).containsExactly("That could not be read");
        assertThat(answer.body()).contains("Nothing of it was saved").doesNotContain("fault is ours");
        assertThat(given(asked)).isEmpty();
    }

    @Test
    void pagesLetNothingForeignInAndAreSmall() throws Exception {
        var asked = asked("");
        assertSelfContained(send("GET", asked.path(), ""));
        assertSelfContained(send("GET", asked.path() + "/5", ""));
        assertSelfContained(send("POST", asked.path(), "score=50"));
        send("POST", asked.path(), "score=5");
        assertSelfContained(send("GET", asked.path(), ""));
        send("POST", asked.path() + "/comment", "comment=");
        assertSelfContained(send("GET", asked.path(), ""));
        assertSelfContained(send("POST", asked.path(), "score=4"));
        assertSelfContained(send("GET", "/u/" + asked.token(), ""));
        assertSelfContained(send("POST", "/u/" + asked.token(), ""));
        assertSelfContained(send("GET", "/a/unknown", ""));
    }

    @Test
    void thePolicysNonceIsNeverTheSame() throws Exception {
        var asked = asked("");
        assertThat(policy(send("GET", asked.path(), ""))).isNotEqualTo(policy(send("GET", asked.path(), "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void onlyGetHeadAndPostAreTaken(String method) {
        http.method(HttpMethod.valueOf(method))
                .uri("/a/AAAAAAAAAAAAAAAAAAAAAAAA")
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void aFormOfAnotherKindIsRefused() throws Exception {
        var asked = asked("");
        var answer = send(HttpRequest.newBuilder(uri(asked.path()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"score\": 5}")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(given(asked)).isEmpty();
    }

    private static void assertSelfContained(HttpResponse<String> answer) {
        var page = document(answer);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).hasSizeLessThan(50_000).doesNotContain("http:", "https:", " style=");
        assertThat(answer.body()).doesNotContainPattern("\\son\\w+=");
        assertThat(policy(answer))
                .startsWith("default-src 'none'")
                .contains("style-src 'self' 'nonce-%s'"
                        .formatted(page.expectFirst("style").attr("nonce")))
                .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(page.select("[href], [src], [action]").stream().flatMap(PageSafetyTests::addresses))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith("/").doesNotStartWith("//"));
        assertThat(page.select("script:not([src])")).isEmpty();
    }

    private static Stream<String> addresses(Element element) {
        return Stream.of("href", "src", "action").map(element::attr).filter(address -> !address.isEmpty());
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
