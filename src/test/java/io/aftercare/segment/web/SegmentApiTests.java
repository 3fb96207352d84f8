package io.aftercare.segment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.identity.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Asks by API who is in a segment. */
class SegmentApiTests extends AftercareTest {

    private static final String COUNT = "/api/v1/segments/count";

    @Autowired
    private Contacts contacts;

    @Test
    void countsAndShowsAFew() {
        var tag = "x" + UUID.randomUUID();
        for (var at = 0; at < 7; at++) {
            contacts.put(new ContactCommand(at + "@" + tag + ".example", "Ann", "Lee", "de", null));
        }
        post(COUNT, """
                        {"match": "all", "parts": [
                          {"type": "text", "field": "email", "operator": "contains", "value": "@%s"},
                          {"type": "group", "match": "any", "conditions": [
                            {"type": "choice", "field": "language", "operator": "is", "values": ["de", "fr"]},
                            {"type": "tickets", "operator": "at-least", "count": 1, "event": "open"}]}]}""".formatted(tag))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.contacts")
                .isEqualTo(7)
                .jsonPath("$.sample.length()")
                .isEqualTo(5)
                .jsonPath("$.sample[0].email")
                .isEqualTo("6@" + tag + ".example")
                .jsonPath("$.words")
                .isEqualTo(
                        "Email contains “@%s” and (Language is German or French or Has at least 1 ticket that is open)"
                                .formatted(tag));
    }

    @Test
    void refusesWhatIsNoSegment() {
        assertProblem(post(COUNT, "{}"), 400, "invalid-fields");
        assertProblem(post(COUNT, "{\"match\": \"all\", \"parts\": [{\"type\": \"sql\"}]}"), 400, "malformed-json");
        assertThat(body(post(COUNT, "{\"match\": \"all\", \"parts\": [{\"type\": \"sql\"}]}")))
                .contains("its 'type' is not among those");
        assertThat(body(post(COUNT, """
                        {"match": "all", "parts": [{"type": "presence", "field": "language", "operator": "there"}]}"""))).contains("one of is-known, is-unknown");
        assertProblem(post(COUNT, "{\"match\": \"all\", \"where\": \"true\"}"), 400, "unknown-field");
        assertProblem(post(COUNT, """
                        {"match": "all", "parts": [{"type": "text", "field": "properties.x' or true --",
                                                    "operator": "is", "value": "a"}]}"""), 400, "invalid-fields");
        assertProblem(post(COUNT, """
                        {"match": "all", "parts": [{"type": "presence", "field": "properties.not_there",
                                                    "operator": "is-known"}]}"""), 422, "unsound-segment");
    }

    @Test
    void isDescribedByTheWordsThatItTakes() {
        assertThat(body(get("/v3/api-docs")))
                .contains("does-not-contain", "is-more-than", "at-least", "not-answered", "last-band", "createdAt")
                .doesNotContain("DOES_NOT_CONTAIN", "AT_LEAST");
    }

    @Test
    void needsTheScopeOfContacts() {
        http.post()
                .uri(COUNT)
                .header("Authorization", "Bearer " + keyWith(Scope.SURVEYS_READ))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"match\": \"all\"}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static @Nullable String body(RestTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private static void assertProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        assertThat(result.getResponseBody()).contains("urn:aftercare:problem:" + code);
    }
}
