package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** What is not tried, and for whom. */
class TrialRefusalTests extends TrialTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"score\": 4}; 422; score-of-another-band",
                "{\"score\": 99}; 422; score-of-another-band",
                "{\"score\": -1}; 422; score-of-another-band",
                "{\"score\": 2, \"contactEmail\": \"nobody@nowhere.example\"}; 422; unknown-contact",
                "{\"score\": 2, \"ticket\": \"no-such-ticket\"}; 404; ticket-not-found",
                "{}; 400; invalid-fields",
                "{\"score\": \"two\"}; 400; malformed-json",
                "{\"score\": 2, \"runId\": 5}; 400; unknown-field",
                "{\"score\": 2.5}; 400; malformed-json"
            })
    void refusesWhatIsNoAnswer(String sample, int status, String code) {
        follow(MAIL);
        assertProblem(attempt(sample), status, code);
    }

    @Test
    void refusesTooLongAComment() {
        follow(MAIL);
        assertProblem(
                attempt("{\"score\": 2, \"comment\": \"%s\"}".formatted("x".repeat(4_001))), 400, "invalid-fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\": \"none\"}", "{\"kind\": \"list\", \"actions\": []}"})
    void triesNothingThatIsNotSound(String followUp) {
        put(followUp).expectStatus().isOk();
        assertProblem(attempt("{\"score\": 2}"), 409, "follow-up-unsound");
    }

    @Test
    void triesNoProcessOfOthers() {
        put("{\"kind\": \"elsewhere\", \"processId\": \"other\"}")
                .expectStatus()
                .isOk();
        assertProblem(attempt("{\"score\": 2}"), 409, "no-list");
    }

    @Test
    void showsPeopleToThoseWhoMaySeeThem() {
        follow(MAIL);
        var surveysOnly = keyWith(Scope.SURVEYS_READ);
        var contactsToo = keyWith(Scope.SURVEYS_READ, Scope.CONTACTS_READ);
        var asContact = "{\"score\": 2, \"contactEmail\": \"%s\"}".formatted(ticket.email());
        var forTicket = "{\"score\": 2, \"ticket\": \"%s\"}".formatted(ticket.externalId());

        assertThat(status(surveysOnly, "{\"score\": 2}")).isEqualTo(200);
        assertThat(status(surveysOnly, asContact)).isEqualTo(403);
        assertThat(status(contactsToo, asContact)).isEqualTo(200);
        assertThat(status(contactsToo, forTicket)).isEqualTo(403);
        assertThat(status(keyWith(Scope.SURVEYS_WRITE), "{\"score\": 2}")).isEqualTo(403);
    }

    private int status(String key, String sample) {
        return send(HttpMethod.POST, path() + "/try", key, sample)
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
