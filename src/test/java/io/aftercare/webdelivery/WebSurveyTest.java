package io.aftercare.webdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.aftercare.run.RunTest;
import io.aftercare.site.SignedIdentity;
import io.aftercare.site.SiteId;
import io.aftercare.site.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Web surveys as a site's script sees them. */
abstract class WebSurveyTest extends RunTest {

    @Autowired
    private Sites sites;

    private final List<SiteId> made = new ArrayList<>();

    /** There can be only so many. */
    @AfterEach
    void deleteSites() {
        made.forEach(sites::delete);
    }

    /** A site of a test's own. */
    record OwnSite(String id, String origin, String secret) {}

    OwnSite site() {
        var answer = body(post("/api/v1/sites", """
                {"name": "Shop", "origin": "https://%s.example"}""".formatted(unique())));
        var site = answer.get("site");
        made.add(new SiteId(UUID.fromString(site.get("id").asString())));
        return new OwnSite(
                site.get("id").asString(),
                site.get("origin").asString(),
                answer.get("secret").asString());
    }

    /** A live NPS survey for all contacts. @param more further fields as JSON, or override these */
    String webSurvey(OwnSite site, String more) {
        var definition =
                json.readValue("""
                {"name": "%s", "type": "nps", "companyName": "Northwind", "commentWindow": "PT1M", "fatigueDays": 0,
                 "segment": {"match": "all"}, "expiresAfter": "P1D", "web": {"sites": ["%s"], "afterSeconds": 3}}
                """.formatted(unique(), site.origin()), new TypeReference<Map<String, Object>>() {});
        definition.putAll(json.readValue("{" + more + "}", new TypeReference<>() {}));
        var id = body(post("/api/v1/surveys", json.writeValueAsString(definition)))
                .get("id")
                .asString();
        post("/api/v1/surveys/" + id + "/publish", "").expectStatus().isOk();
        return id;
    }

    String webSurvey(OwnSite site) {
        return webSurvey(site, "");
    }

    /** @return the address of a new contact */
    String customer() {
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\", \"firstName\": \"Ada\"}".formatted(email))
                .expectStatus()
                .is2xxSuccessful();
        return email;
    }

    ResponseSpec call(String survey, String what, String origin, String body) {
        return http.post()
                .uri("/s/{survey}/{what}", survey, what)
                .header("Origin", origin)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    JsonNode called(String survey, String what, OwnSite site, String body) {
        return body(call(survey, what, site.origin(), body));
    }

    /** The survey as a contact who is due is shown it. */
    JsonNode shown(String survey, OwnSite site, String email) {
        return called(survey, "shown", site, proof(survey, site, email)).get("survey");
    }

    /** Shows it. @return by which it is answered */
    String token(String survey, OwnSite site, String email) {
        return shown(survey, site, email).get("token").asString();
    }

    JsonNode score(String survey, OwnSite site, String token, int score) {
        return called(survey, "score", site, "{\"token\": \"%s\", \"score\": %d}".formatted(token, score));
    }

    JsonNode comment(String survey, OwnSite site, String token, String comment) {
        return called(survey, "comment", site, "{\"token\": \"%s\", \"comment\": \"%s\"}".formatted(token, comment));
    }

    void dismiss(String survey, OwnSite site, String token) {
        called(survey, "dismissed", site, "{\"token\": \"%s\"}".formatted(token));
    }

    boolean isDue(String survey, OwnSite site, String email) {
        return called(survey, "due", site, proof(survey, site, email))
                .get("due")
                .asBoolean();
    }

    /** What a signed-in visitor's script sends. */
    String proof(String survey, OwnSite site, String email) {
        return proof(identity(site.secret(), claims(survey, email).build()));
    }

    static String proof(String identity) {
        return "{\"identity\": \"%s\"}".formatted(identity);
    }

    JWTClaimsSet.Builder claims(String survey, String email) {
        return SignedIdentity.claims(survey, email, time.instant());
    }

    static String identity(String secret, JWTClaimsSet claims) {
        return SignedIdentity.of(secret, claims);
    }

    JsonNode runs(String email) {
        return body(get("/api/v1/runs?contact=" + contact(email))).get("items");
    }

    String contact(String email) {
        return body(get("/api/v1/contacts?email=" + email)).get("id").asString();
    }

    /** The only run of the contact. */
    JsonNode runOf(String email) {
        var runs = runs(email);
        assertThat(runs.size()).isEqualTo(1);
        return body(get("/api/v1/runs/" + runs.get(0).get("id").asString()));
    }

    JsonNode awaitState(String email, String state) {
        eventually()
                .untilAsserted(
                        () -> assertThat(runOf(email).get("state").asString()).isEqualTo(state));
        return runOf(email);
    }
}
