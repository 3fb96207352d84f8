package io.aftercare.webdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** What a site may ask for, and how. */
class SiteCallsTests extends WebSurveyTest {

    @Test
    void areLetThroughFromTheSurveysOwnSitesOnly() {
        var site = site();
        var survey = webSurvey(site);

        preflight(survey, site.origin())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, site.origin())
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
        for (var other : List.of(site().origin(), site.origin() + ".evil.example", "null", "http://127.0.0.1:9")) {
            preflight(survey, other)
                    .expectStatus()
                    .isForbidden()
                    .expectHeader()
                    .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            call(survey, "due", other, proof(survey, site, customer()))
                    .expectStatus()
                    .isForbidden();
        }
        preflight("00000000-0000-0000-0000-000000000000", site.origin())
                .expectStatus()
                .isForbidden();
        http.post()
                .uri("/s/" + survey + "/due")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private ResponseSpec preflight(String survey, String origin) {
        return http.method(HttpMethod.OPTIONS)
                .uri("/s/" + survey + "/due")
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "content-type")
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"identity\": 7}", "{\"identity\": {}}", "\u0000", "{\"identity\""})
    void areRefusedWithABodyThatIsNone(String body) {
        var site = site();

        call(webSurvey(site), "due", site.origin(), body).expectStatus().isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "comment", "dismissed"})
    void areOverWithATokenThatIsNoneOfOurs(String what) {
        for (var token : List.of("", "\\u0000", "%s", "x".repeat(1_000))) {
            http.post()
                    .uri("/s/00000000-0000-0000-0000-000000000000/" + what)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"token\": \"%s\", \"score\": 1}".formatted(token))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409);
        }
    }

    @Test
    void areBoundedInLengthAndKind() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var token = token(survey, site, email);

        call(survey, "due", site.origin(), "{\"identity\": \"%s\"}".formatted("x".repeat(40_000)))
                .expectStatus()
                .isEqualTo(413);
        call(survey, "score", site.origin(), "{\"token\": \"%s\", \"score\": 11}".formatted(token))
                .expectStatus()
                .isEqualTo(422);
        call(survey, "score", site.origin(), "{\"token\": \"%s\"}".formatted(token))
                .expectStatus()
                .isEqualTo(422);
        call(survey, "score", site.origin(), "{}").expectStatus().isEqualTo(422);
        score(survey, site, token, 10);
        call(
                        survey,
                        "comment",
                        site.origin(),
                        "{\"token\": \"%s\", \"comment\": \"%s\"}".formatted(token, "x".repeat(4_001)))
                .expectStatus()
                .isEqualTo(422);
        call(webSurvey(site), "comment", site.origin(), "{\"token\": \"%s\"}".formatted(token))
                .expectStatus()
                .isEqualTo(409);
        http.post()
                .uri("/s/" + survey + "/due")
                .header(HttpHeaders.ORIGIN, site.origin())
                .contentType(MediaType.TEXT_PLAIN)
                .body("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void loadTheScriptFromItsOneAddressAndOnceOnly() {
        var first = http.get().uri("/s/aftercare.js").exchange().returnResult(String.class);
        var etag = Objects.requireNonNull(first.getResponseHeaders().getETag());

        assertThat(first.getResponseHeaders().getCacheControl())
                .contains("max-age=3600")
                .contains("public");
        assertThat(first.getResponseHeaders().getFirst("Set-Cookie")).isNull();
        assertThat(Objects.requireNonNull(first.getResponseBody()).length()).isBetween(3_000, 10_000);
        http.get()
                .uri("/s/aftercare.js")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }
}
