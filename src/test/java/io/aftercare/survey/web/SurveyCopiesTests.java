package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Surveys are duplicated and deleted. */
class SurveyCopiesTests extends SurveyCallTest {

    @Test
    void aCopyIsADraftWithANameOfItsOwn() {
        var id = create("\"subject\": \"Hi\"");
        body(post(SURVEYS + "/" + id + "/publish", ""));
        var name = body(get(SURVEYS + "/" + id)).at("/draft/name").asString();

        var copy = body(post(SURVEYS + "/" + id + "/duplicate", ""));
        var another = body(post(SURVEYS + "/" + copy.get("id").asString() + "/duplicate", ""));

        assertThat(copy.at("/draft/name").asString()).isEqualTo(name + " (copy)");
        assertThat(copy.at("/draft/subject").asString()).isEqualTo("Hi");
        assertThat(copy.get("status").asString()).isEqualTo("draft");
        assertThat(copy.get("liveVersion").isNull()).isTrue();
        assertThat(another.at("/draft/name").asString()).isEqualTo(name + " (copy 2)");
    }

    @Test
    void aNameWhoseLettersDatabasesLowerInAnotherWayIsCopiedTwice() {
        var id = create("\"name\": \"İstanbul %s\"".formatted(unique()));

        body(post(SURVEYS + "/" + id + "/duplicate", ""));
        var another = body(post(SURVEYS + "/" + id + "/duplicate", ""));

        assertThat(another.at("/draft/name").asString()).startsWith("İstanbul").endsWith(" (copy 2)");
    }

    @Test
    void aDeletedSurveyIsGoneAndItsNameFree() {
        var definition = definition("");
        var id = body(post(SURVEYS, json.writeValueAsString(definition)))
                .get("id")
                .asString();

        delete(id, KEY).expectStatus().isNoContent();

        assertProblem(get(SURVEYS + "/" + id), 404, "unknown-survey", id);
        assertProblem(put(id, definition), 404, "unknown-survey", id);
        assertProblem(post(SURVEYS + "/" + id + "/publish", ""), 404, "unknown-survey", id);
        assertProblem(post(SURVEYS + "/" + id + "/duplicate", ""), 404, "unknown-survey", id);
        assertProblem(delete(id, KEY), 404, "unknown-survey", id);
        assertThat(body(get(SURVEYS)).toString()).doesNotContain(id);
        body(post(SURVEYS, json.writeValueAsString(definition)));
    }

    @Test
    void whoMayOnlyDraftDeletesNothing() {
        var id = create("");

        assertProblem(delete(id, keyWith(Scope.SURVEYS_WRITE)), 403, null, "surveys:publish");
        get(SURVEYS + "/" + id).expectStatus().isOk();
    }

    private RestTestClient.ResponseSpec delete(String id, String key) {
        return http.delete()
                .uri(SURVEYS + "/" + id)
                .header("Authorization", "Bearer " + key)
                .exchange();
    }
}
