package io.aftercare.webdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who a visitor of a site is, and who is nobody. */
class VisitorsTests extends WebSurveyTest {

    @LocalServerPort
    private int port;

    @Test
    void findNothingWhenNobodyKnowsThem() {
        var site = site();
        var survey = webSurvey(site);

        assertThat(called(survey, "due", site, "{}").toString()).isEqualTo("{\"due\":false}");
        assertThat(isDue(survey, site, unique() + "@nobody.test")).isFalse();
        assertThat(called(survey, "shown", site, proof(survey, site, unique() + "@nobody.test"))
                        .toString())
                .isEqualTo("{\"due\":false}");
        assertThat(jdbc.sql("""
                        select (select count(*) from contact where email like '%@nobody.test')
                             + (select count(*) from survey_run where survey_id = cast(:survey as uuid))
                             + (select count(*) from answer_link where survey_id = cast(:survey as uuid))""").param("survey", survey).query(Long.class).single())
                .isZero();
    }

    @Test
    void areRefusedWithAnIdentityThatIsNotTheSites() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var sound = claims(survey, email);
        assertThat(isDue(survey, site, email)).isTrue();

        refused(survey, site, identity(site().secret(), sound.build()));
        refused(survey, site, new PlainJWT(sound.build()).serialize());
        refused(survey, site, identity(site.secret(), sound.build()).replaceFirst("\\.[^.]+\\.", ".e30."));
        refused(
                survey,
                site,
                identity(site.secret(), claims(webSurvey(site), email).build()));
        refused(
                survey,
                site,
                identity(
                        site.secret(),
                        new JWTClaimsSet.Builder(sound.build())
                                .audience((String) null)
                                .build()));
        refused(
                survey,
                site,
                identity(
                        site.secret(),
                        new JWTClaimsSet.Builder(sound.build()).issueTime(null).build()));
        refused(survey, site, issued(site, survey, email, Duration.ofMinutes(-61)));
        refused(survey, site, issued(site, survey, email, Duration.ofMinutes(5)));
        refused(
                survey,
                site,
                identity(
                        site.secret(),
                        claims(survey, email)
                                .expirationTime(Date.from(time.instant()))
                                .build()));
        refused(survey, site, identity(site.secret(), claims(survey, "nobody").build()));
        refused(survey, site, "not.a.token");
        refused(survey, site, "x".repeat(2_001));

        post("/api/v1/sites/" + site.id() + "/secret", "").expectStatus().isOk();
        refused(survey, site, identity(site.secret(), claims(survey, email).build()));
        assertThat(runs(email).size()).isZero();
    }

    @Test
    void areToldWhenTheirAddressCannotBeLookedFor() {
        var site = site();
        var survey = webSurvey(site);

        call(survey, "due", site.origin(), proof(survey, site, "a\0@nobody.test"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:unstorable-text");
    }

    private String issued(OwnSite site, String survey, String email, Duration fromNow) {
        return identity(
                site.secret(),
                claims(survey, email)
                        .issueTime(Date.from(time.instant().plus(fromNow)))
                        .build());
    }

    private void refused(String survey, OwnSite site, String identity) {
        for (var what : List.of("due", "shown")) {
            call(survey, what, site.origin(), proof(identity))
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.type")
                    .value(String.class, type -> assertThat(type).endsWith("identity-refused"));
        }
    }

    @Test
    void knowWhoFollowedALinkToTheSite() throws Exception {
        var site = site();
        var survey = webSurvey(site);
        var other = site();
        var email = customer();
        var contact = contact(email);
        assertThat(isDue(survey, site, email)).isTrue();
        assertThat(called(
                                survey,
                                "due",
                                site,
                                proof(identity(
                                        site.secret(),
                                        new JWTClaimsSet.Builder(
                                                        claims(survey, email).build())
                                                .claim("email", null)
                                                .subject(contact)
                                                .build())))
                        .get("due")
                        .asBoolean())
                .isTrue();
        var token = token(survey, site, email);

        var location = location("/l/" + token + "/" + site.id());
        assertThat(location).startsWith(site.origin() + "/#aftercare=");
        var pass = location.substring(location.indexOf('=') + 1);
        var visitor = called(survey, "visitor", site, "{\"pass\": \"%s\"}".formatted(pass))
                .get("visitor")
                .asString();
        var later = webSurvey(site);
        var kept = "{\"visitor\": \"%s\"}".formatted(visitor);
        assertThat(called(later, "due", site, kept).get("due").asBoolean()).isTrue();

        call(later, "due", site.origin(), "{\"visitor\": \"%s\"}".formatted(pass))
                .expectStatus()
                .isUnauthorized();
        call(later, "due", site.origin(), "{\"identity\": \"%s\"}".formatted(visitor))
                .expectStatus()
                .isUnauthorized();
        call(webSurvey(other), "due", other.origin(), kept).expectStatus().isUnauthorized();
        time.advance(Duration.ofMinutes(6));
        call(survey, "visitor", site.origin(), "{\"pass\": \"%s\"}".formatted(pass))
                .expectStatus()
                .isUnauthorized();
        assertThat(location("/l/no-such-token/" + site.id())).isEqualTo(site.origin() + "/");
    }

    /** Where a path leads, without going there. */
    private String location(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            var answer = client.send(request, BodyHandlers.discarding());
            return answer.headers().firstValue("Location").orElse("");
        }
    }
}
