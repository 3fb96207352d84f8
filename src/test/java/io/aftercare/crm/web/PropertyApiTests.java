package io.aftercare.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.CrmTest;
import io.aftercare.crm.TicketCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Properties and pipelines by API. */
class PropertyApiTests extends CrmTest {

    private static final String PROPERTIES = "/api/v1/properties";
    private static final String PIPELINES = "/api/v1/pipelines";

    @Test
    void aPropertyIsCreatedRelabelledAndDeletedWithItsValues() {
        var name = unique().replace('-', '_');
        send(HttpMethod.POST, PROPERTIES, choice(name)).expectStatus().isCreated();
        assertProblem(send(HttpMethod.POST, PROPERTIES, choice(name)), 409, "property-exists");
        var contact = newContact();
        contacts.updateProperties(contact.id(), Map.of(name, "gold", "last_ces_rating", 3), "sale");

        send(HttpMethod.PUT, PROPERTIES + "/" + name, "{\"label\": \"Tariff ${7*7}\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.label")
                .isEqualTo("Tariff ${7*7}")
                .jsonPath("$.type")
                .isEqualTo("choice")
                .jsonPath("$.shipped")
                .isEqualTo(false);
        send(HttpMethod.DELETE, PROPERTIES + "/" + name, "").expectStatus().isNoContent();

        assertThat(contacts.find(contact.id()).orElseThrow().properties()).isEqualTo(Map.of("last_ces_rating", 3));
        assertThat(contacts.changes(contact.id(), null, 1).items())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.oldValue()).isEqualTo("gold");
                    assertThat(change.newValue()).isNull();
                    assertThat(change.cause()).isEqualTo("property-deleted");
                });
        post(
                        "/api/v1/contacts",
                        "{\"email\": \"%s\", \"properties\": {\"%s\": \"gold\"}}".formatted(contact.email(), name))
                .expectStatus()
                .isBadRequest();
        assertProblem(send(HttpMethod.DELETE, PROPERTIES + "/" + name, ""), 404, "property-not-found");
        assertProblem(send(HttpMethod.PUT, PROPERTIES + "/" + name, "{\"label\": \"x\"}"), 404, "property-not-found");
    }

    @Test
    void whatAftercareWritesItselfStays() {
        assertProblem(send(HttpMethod.DELETE, PROPERTIES + "/last_ces_rating", ""), 409, "property-shipped");
        get(PROPERTIES)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.name=='last_nps_date')].shipped")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name           | {'name': 'Plan', 'label': 'P', 'type': 'text'}",
                "name           | {'name': 'email', 'label': 'P', 'type': 'text'}",
                "name           | {'label': 'P', 'type': 'text'}",
                "label          | {'name': 'plan', 'label': ' ', 'type': 'text'}",
                "type           | {'name': 'plan', 'label': 'P'}",
                "choicesFitting | {'name': 'plan', 'label': 'P', 'type': 'choice'}",
                "choicesFitting | {'name': 'plan', 'label': 'P', 'type': 'choice', 'choices': ['a', 'a']}",
                "choicesFitting | {'name': 'plan', 'label': 'P', 'type': 'text', 'choices': ['a']}",
                "choices[0]     | {'name': 'plan', 'label': 'P', 'type': 'choice', 'choices': [' ']}"
            })
    void namesTheFieldAtFault(String field, String json) {
        send(HttpMethod.POST, PROPERTIES, json.replace("'", "\""))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(Object.class, fields -> assertThat(fields.toString()).contains(field));
    }

    @Test
    void aPipelineIsRenamedAndDeletedOnlyWhileNoTicketIsInIt() {
        var key = unique();
        pipelines.create(key, "Sales");
        send(HttpMethod.PUT, PIPELINES + "/" + key, "{\"name\": \"New sales\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("New sales");
        tickets.create(new TicketCommand(unique(), "s", key, newContact().email(), null));

        assertProblem(send(HttpMethod.DELETE, PIPELINES + "/" + key, ""), 409, "pipeline-in-use")
                .jsonPath("$.detail")
                .isEqualTo("The pipeline '%s' has 1 ticket, so it stays. You can rename it.".formatted(key));
        assertThat(pipelines.exists(key)).isTrue();
        var empty = unique();
        pipelines.create(empty, "Nothing");
        send(HttpMethod.DELETE, PIPELINES + "/" + empty, "").expectStatus().isNoContent();
        assertProblem(send(HttpMethod.DELETE, PIPELINES + "/" + empty, ""), 404, "pipeline-not-found");
        assertProblem(send(HttpMethod.PUT, PIPELINES + "/" + empty, "{\"name\": \"x\"}"), 404, "pipeline-not-found");
    }

    private static String choice(String name) {
        return "{\"name\": \"%s\", \"label\": \"Plan\", \"type\": \"choice\", \"choices\": [\"silver\", \"gold\"]}"
                .formatted(name);
    }

    private RestTestClient.ResponseSpec send(HttpMethod method, String path, String json) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private static RestTestClient.BodyContentSpec assertProblem(
            RestTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code);
    }
}
