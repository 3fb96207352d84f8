package io.aftercare.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.aftercare.AftercareTest;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Scope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Help desks by API. */
class HelpDeskApiTests extends AftercareTest {

    private static final String DESKS = "/api/v1/help-desks";

    private final String word = "d" + UUID.randomUUID().toString().substring(0, 12);

    @Autowired
    private Pipelines pipelines;

    @BeforeEach
    void pipeline() {
        pipelines.create(word, word);
    }

    @Test
    void aHelpDeskIsConnectedReadChangedAndDeleted() {
        var made = read(post(DESKS, command("generic", "")).expectStatus().isCreated());
        String id = JsonPath.read(made, "$.helpDesk.id");
        String address = JsonPath.read(made, "$.helpDesk.address");
        assertThat(JsonPath.<String>read(made, "$.secret")).startsWith("whsec_");
        assertThat(address).contains("/in/");
        assertThat(read(get(DESKS + "/" + id))).doesNotContain("whsec_");

        var changed = read(send(HttpMethod.PUT, "/" + id, """
                        {"name": "New %1$s", "pipeline": "%1$s", "words": {"open": ["a"], "closed": ["B", " b "]}}
                        """.formatted(word))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<String>read(changed, "$.name")).isEqualTo("New " + word);
        assertThat(JsonPath.<List<String>>read(changed, "$.words.closed")).containsExactly("b");
        assertThat(JsonPath.<String>read(changed, "$.pointers.ticketId")).isEqualTo("/ticket/id");

        var found = read(post(DESKS + "/" + id + "/read", "{\"ticket\": {\"id\": 7, \"status\": \"B\"}}")
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<String>>read(found, "$[*].externalId")).containsExactly(word + ":7");
        assertThat(JsonPath.<List<Boolean>>read(found, "$[*].closed")).containsExactly(true);

        var secret = read(post(DESKS + "/" + id + "/secret", "{\"secret\": \"a-secret-of-zendesk-1\"}"));
        assertThat(JsonPath.<String>read(secret, "$.secret")).isEqualTo("a-secret-of-zendesk-1");
        http.post()
                .uri(address.substring(address.indexOf("/in/")))
                .header("Authorization", "Bearer a-secret-of-zendesk-1")
                .body("no JSON")
                .exchange()
                .expectStatus()
                .isAccepted();
        var delivery = JsonPath.<List<String>>read(read(get(DESKS + "/" + id + "/deliveries")), "$.items[*].id")
                .getFirst();
        assertThat(read(get(DESKS))).contains(id);
        post(DESKS + "/" + id + "/deliveries/" + UUID.randomUUID() + "/replay", "")
                .expectStatus()
                .isNotFound();
        assertThat(delivery).isNotEmpty();

        send(HttpMethod.DELETE, "/" + id, "").expectStatus().isNoContent();
        get(DESKS + "/" + id).expectStatus().isNotFound();
        get(DESKS + "/" + id + "/deliveries").expectStatus().isNotFound();
    }

    @Test
    void nameAndKeyAreUnique() {
        post(DESKS, command("zendesk", "")).expectStatus().isCreated();
        post(DESKS, command("zendesk", "")).expectStatus().isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zendesk | , \"key\": \"a:b\" | 400",
                "zendesk | , \"key\": \"../x\" | 400",
                "zendesk | , \"name\": \"\" | 400",
                "zendesk | , \"secret\": \"short\" | 400",
                "zendesk | , \"pipeline\": \"nowhere\" | 422",
                "zendesk | , \"words\": {\"open\": [\"x\"], \"closed\": [\"X\"]} | 422",
                "zendesk | , \"words\": {\"open\": [], \"closed\": []} | 400",
                "zendesk | , \"words\": {\"open\": [], \"closed\": [\"\"]} | 400",
                "zendesk | , \"words\": {\"open\": [\"x\"]} | 400",
                "smoke-signals | '' | 400",
                "generic | , \"pointers\": {\"ticketId\": \"id\"} | 400"
            })
    void whatCannotBeIsRefused(String kind, String more, int status) {
        post(DESKS, command(kind, more)).expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "{}", "[1]", "{\"ticket\": {\"id\": {}}}"})
    void aSampleThatSaysNothingIsRefused(String sample) {
        String id = JsonPath.read(read(post(DESKS, command("generic", ""))), "$.helpDesk.id");

        post(DESKS + "/" + id + "/read", sample).expectStatus().isEqualTo(422);
    }

    @Test
    void itTakesTheScopeOfSettings() {
        var key = keyWith(Scope.SETTINGS_READ);

        http.post()
                .uri(DESKS)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(command("zendesk", ""))
                .exchange()
                .expectStatus()
                .isForbidden();
        http.get()
                .uri(DESKS)
                .header("Authorization", "Bearer " + keyWith(Scope.TICKETS_WRITE))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private String command(String kind, String more) {
        return "{\"kind\": \"%s\", \"key\": \"%s\", \"name\": \"%s\", \"pipeline\": \"%s\"%s}"
                .formatted(kind, word, word, word, more);
    }

    private ResponseSpec send(HttpMethod method, String path, String json) {
        return http.method(method)
                .uri(DESKS + path)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private static String read(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(String.class).returnResult().getResponseBody());
    }
}
