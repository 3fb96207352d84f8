package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What the API says to a call that is malformed, or asks for what is not there. */
class RunBadInputTests extends RunCallTest {

    @ParameterizedTest
    @CsvSource({
        "limit=0, 400",
        "limit=201, 400",
        "limit=-1, 400",
        "limit=x, 400",
        "limit=99999999999, 400",
        "after=x, 400",
        "contact=x, 400",
        "survey=1, 400",
        "survey=%00, 400",
        "contact='; drop table answer, 400",
        "state=nonsense, 422",
        "state=SENT, 422",
        "state=, 422",
        "band=angry, 422",
        "contactEmail=nobody@no.test, 422",
        "from=yesterday, 400",
        "from=-9999-01-01T00:00:00Z, 400",
        "to=%2B999999-01-01T00:00:00Z, 400",
        "from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z, 422",
        "incident=maybe, 400",
        "ticket=%00, 400"
    })
    void refusesNonsenseInTheListsAddress(String query, int status) {
        var uri = URI.create(RUNS + "?" + query.replace("'", "%27").replace(" ", "%20"));
        assertProblem(get(uri), status, null, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=200", "ticket=", "ticket=%25", "unknown=1"})
    void takesWhatIsOnlyUnusual(String query) {
        assertThat(get(URI.create(RUNS + "?" + query))
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void namesTheStatesToAskFor() {
        assertProblem(
                get(RUNS + "?state=done"),
                422,
                "unknown-state",
                "scheduled, sent, answered, completed, skipped, undeliverable, expired, withdrawn");
    }

    @Test
    void knowsNoUnknownRun() {
        var unknown = UUID.randomUUID();
        assertProblem(get(RUNS + "/" + unknown), 404, "unknown-run", "There is no run");
        assertProblem(post(RUNS + "/" + unknown + "/cancel", ""), 404, "unknown-run", unknown.toString());
        assertProblem(get(RUNS + "/x"), 400, null, "");
    }

    @Test
    void startsNothingForWhatIsNotThereOrNotLive() {
        var survey = liveSurvey();
        var email = newContact();
        var unknown = UUID.randomUUID().toString();
        assertProblem(start(unknown, email), 422, "survey-not-live", unknown);
        assertProblem(start(survey.id(), "nobody@no.test"), 422, "unknown-contact", "POST /api/v1/contacts");

        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();
        assertProblem(start(survey.id(), email), 422, "survey-not-live", "Publish it first");
        assertThat(listed("survey=" + survey.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                     | invalid-fields",
                "{'surveyId': 'x', 'contactEmail': 'a@example.com'}     | malformed-json",
                "{'surveyId': 5, 'contactEmail': 'a@example.com'}       | malformed-json",
                "{'surveyId': 'ID', 'contactEmail': ''}                 | invalid-fields",
                "{'surveyId': 'ID', 'contactEmail': 'a\\u0000@b.test'}  | invalid-fields",
                "{'surveyId': 'ID', 'contactEmail': 5}                  | malformed-json",
                "{'surveyId': 'ID', 'contactEmail': 'a@b.test', 'x': 1} | unknown-field",
                "[]                                                     | malformed-json",
                "                                                       | malformed-json"
            })
    void refusesAMalformedStart(@Nullable String body, String code) {
        var text = body == null
                ? ""
                : body.replace('\'', '"').replace("ID", UUID.randomUUID().toString());
        assertProblem(post(RUNS, text), 400, code, "");
    }

    /** For addresses whose percent signs are to stay as they are. */
    private RestTestClient.ResponseSpec get(URI uri) {
        return http.get()
                .uri(builder -> URI.create(builder.build().toString() + uri))
                .header("Authorization", "Bearer " + KEY)
                .exchange();
    }
}
