package io.aftercare.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.CrmTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class ContactApiTests extends CrmTest {

    @Test
    void createsThenUpdates() {
        var email = unique() + "@example.com";
        post("""
                {"email": "%s", "firstName": "<i>Ann</i> {{x}} $y #set", "lastName": "Lee", "language": "DE-at",
                 "properties": {"last_ces_rating": 6, "last_ces_date": "2026-03-29"}}
                """.formatted(email))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/api/v1/contacts/[0-9a-f-]{36}")
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo(email)
                .jsonPath("$.firstName")
                .isEqualTo("<i>Ann</i> {{x}} $y #set")
                .jsonPath("$.language")
                .isEqualTo("de-AT")
                .jsonPath("$.properties.last_ces_rating")
                .isEqualTo(6)
                .jsonPath("$.createdAt")
                .exists()
                .jsonPath("$.updatedAt")
                .exists()
                .jsonPath("$.version")
                .doesNotExist();
        post("{\"email\": \"%s\", \"lastName\": \"Smith\", \"properties\": {\"last_ces_date\": null}}".formatted(email))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lastName")
                .isEqualTo("Smith")
                .jsonPath("$.language")
                .isEqualTo("de-AT")
                .jsonPath("$.properties.last_ces_date")
                .doesNotExist()
                .jsonPath("$.properties.last_ces_rating")
                .isEqualTo(6);
    }

    @Test
    void readsByIdAndByAddress() {
        var contact = newContact();

        get("/api/v1/contacts/" + contact.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo(contact.email());
        get("/api/v1/contacts?email={email}", contact.email())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(contact.id().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "?email=nobody@example.com, 404, contact-not-found",
        "/00000000-0000-0000-0000-000000000000, 404, contact-not-found",
        "?email=nobody, 400, invalid-fields"
    })
    void saysWhatIsNotThere(String path, int status, String code) {
        get("/api/v1/contacts" + path)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/not-a-uuid", "?email=", "?limit=0", "?limit=201", "?after=x"})
    void refusesMalformedQuestions(String path) {
        get("/api/v1/contacts" + path)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email      | {}",
                "email      | {'email': null}",
                "email      | {'email': ''}",
                "email      | {'email': 'Ann <ann@example.com>'}",
                "email      | {'email': 'ann@example.com\\r\\nBcc: b@example.com'}",
                "email      | {'email': 'a@b@example.com'}",
                "firstName  | {'email': 'e@example.com', 'firstName': 'Ann\\r\\nBcc: b@example.com'}",
                "firstName  | {'email': 'e@example.com', 'firstName': 'a\\u0000b'}",
                "firstName  | {'email': 'e@example.com', 'firstName': '101'}",
                "lastName   | {'email': 'e@example.com', 'lastName': 'Lee\\n'}",
                "language   | {'email': 'e@example.com', 'language': 'en_US'}",
                "language   | {'email': 'e@example.com', 'language': 'English please'}",
                "language   | {'email': 'e@example.com', 'language': ''}",
                "language   | {'email': 'e@example.com', 'language': 'x-private'}",
                "properties | {'email': 'e@example.com', 'properties': {'no_such': 1}}",
                "properties | {'email': 'e@example.com', 'properties': {'last_ces_rating': '6'}}",
                "properties | {'email': 'e@example.com', 'properties': {'last_ces_rating': 1e999999999}}",
                "properties | {'email': 'e@example.com', 'properties': {'last_ces_date': 'tomorrow'}}",
                "properties | {'email': 'e@example.com', 'properties': {'last_ces_comment': {'a': 1}}}",
                "properties | {'email': 'e@example.com', 'properties': {'last_ces_comment': 'a\\u0000b'}}"
            })
    void namesTheFieldAtFault(String field, String json) {
        var body = json.replace("'", "\"").replace("\"101\"", '"' + "x".repeat(101) + '"');
        post(body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
        get("/api/v1/contacts?email=e@example.com").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}", "a${7*7}b", "{email}", "{problems}", "{jakarta.validation.constraints.NotNull.message}",
                "a[b].c", "#{1}", "$problems", "{", "{{x}}"
            })
    void readsNoNameAsATemplate(String name) {
        post("{\"email\": \"e@example.com\", \"properties\": {\"%s\": 1}}".formatted(name))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("'%s' is not a known property".formatted(name));
    }

    @Test
    void boundsTheNumberOfProperties() {
        var many = IntStream.range(0, 101).mapToObj(i -> "\"p" + i + "\":1").toList();
        post("{\"email\": \"e@example.com\", \"properties\": {" + String.join(",", many) + "}}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].message")
                .value(List.class, messages -> assertThat(messages.toString()).contains("100"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-field  | {'email': 'e@example.com', 'phone': '1'}",
                "malformed-json | {'email': 'e@example.com'",
                "malformed-json | ['email']",
                "malformed-json | 'email'",
                "malformed-json | {'email': {'a': 1}}",
                "malformed-json | {'email': 5}",
                "malformed-json | {'email': 'e@example.com', 'firstName': true}",
                "malformed-json | {'email': 'e@example.com', 'properties': []}",
                "malformed-json | {'email': 'e@example.com'} {}"
            })
    void refusesOtherJson(String code, String json) {
        post(json.replace("'", "\""))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code);
    }

    @Test
    void survivesDeepAndBrokenText() {
        var deep = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
        post("{\"email\": \"e@example.com\", \"properties\": " + deep + "}")
                .expectStatus()
                .isBadRequest();
        post("").expectStatus().isBadRequest();
        var halfCharacter = "\\ud800";
        post("{\"email\": \"%s@example.com\", \"firstName\": \"%s\", \"properties\": {\"last_ces_comment\": \"%s\"}}"
                        .formatted(unique(), halfCharacter, halfCharacter))
                .expectStatus()
                .isCreated();
    }

    private RestTestClient.ResponseSpec post(String json) {
        return post("/api/v1/contacts", json);
    }
}
