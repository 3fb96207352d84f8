package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts, versions and pauses. */
class SurveyPublishingTests extends SurveyCallTest {

    @Test
    void replacesTheDraftAndLeavesWhatIsLive() {
        var id = create("\"subject\": \"Old\"");
        body(post(SURVEYS + "/" + id + "/publish", ""));

        var redrafted = body(put(id, definition("\"subject\": \"New\"")));

        assertThat(redrafted.get("draft").get("subject").asString()).isEqualTo("New");
        assertThat(redrafted.get("status").asString()).isEqualTo("live");
        assertThat(redrafted.get("liveVersion").asInt()).isEqualTo(1);
        assertThat(subjectOf(id, 1)).isEqualTo("Old");
        assertThat(body(post(SURVEYS + "/" + id + "/publish", ""))
                        .get("liveVersion")
                        .asInt())
                .isEqualTo(2);
        assertThat(subjectOf(id, 1)).isEqualTo("Old");
        assertThat(subjectOf(id, 2)).isEqualTo("New");
    }

    @Test
    void publishingTheSameTwiceMakesOneVersion() {
        var id = create("");
        body(post(SURVEYS + "/" + id + "/publish", ""));
        var again = body(post(SURVEYS + "/" + id + "/publish", ""));

        assertThat(again.get("liveVersion").asInt()).isEqualTo(1);
    }

    @Test
    void pausesALiveSurveyAndResumesItByPublishing() {
        var id = create("");
        assertProblem(post(SURVEYS + "/" + id + "/pause", ""), 409, "survey-not-live", "this one is draft");
        body(post(SURVEYS + "/" + id + "/publish", ""));

        assertThat(body(post(SURVEYS + "/" + id + "/pause", "")).get("status").asString())
                .isEqualTo("paused");
        assertProblem(post(SURVEYS + "/" + id + "/pause", ""), 409, "survey-not-live", "this one is paused");
        var resumed = body(post(SURVEYS + "/" + id + "/publish", ""));
        assertThat(resumed.get("status").asString()).isEqualTo("live");
        assertThat(resumed.get("liveVersion").asInt()).isEqualTo(1);
    }

    @Test
    void resumesWhatWasLiveAndLeavesTheDraft() {
        var id = create("\"subject\": \"Live\"");
        assertProblem(post(SURVEYS + "/" + id + "/resume", ""), 409, "survey-not-paused", "this one is draft");
        body(post(SURVEYS + "/" + id + "/publish", ""));
        assertProblem(post(SURVEYS + "/" + id + "/resume", ""), 409, "survey-not-paused", "this one is live");
        body(post(SURVEYS + "/" + id + "/pause", ""));
        body(put(id, definition("\"subject\": \"Draft\"")));

        var resumed = body(post(SURVEYS + "/" + id + "/resume", ""));

        assertThat(resumed.get("status").asString()).isEqualTo("live");
        assertThat(resumed.get("liveVersion").asInt()).isEqualTo(1);
        assertThat(resumed.at("/draft/subject").asString()).isEqualTo("Draft");
        assertThat(subjectOf(id, 1)).isEqualTo("Live");
    }

    @Test
    void aRunKeepsTheVersionThatItWasSentWith() {
        var pipeline = newPipeline();
        var live = definition("\"pipeline\": \"%s\", \"companyName\": \"Old & Co\"".formatted(pipeline), "ces");
        var id = body(post(SURVEYS, json.writeValueAsString(live))).get("id").asString();
        body(post(SURVEYS + "/" + id + "/publish", ""));
        var contact = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(contact))
                .expectStatus()
                .isCreated();
        body(post("/api/v1/runs", "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(id, contact)));
        eventually().until(() -> !mailsTo(contact).isEmpty());

        live.put("companyName", "New Inc");
        body(put(id, live));
        body(post(SURVEYS + "/" + id + "/publish", ""));

        var page = page("/a/" + token(mailsTo(contact).getFirst()))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        assertThat(Jsoup.parse(Objects.requireNonNull(page.getResponseBody())).text())
                .contains("Old & Co made it easy")
                .doesNotContain("New Inc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT2H"})
    void isNotPublishedWithAReminderAfterItsEnd(String reminderAfter) {
        var id = create("\"expiresAfter\": \"PT1H\", \"reminderAfter\": \"%s\"".formatted(reminderAfter));

        assertProblem(
                post(SURVEYS + "/" + id + "/publish", ""),
                422,
                "incomplete-survey",
                "reminderAfter: The reminder would go out when no answer is taken any more.");
        assertThat(body(get(SURVEYS + "/" + id)).get("status").asString()).isEqualTo("draft");
    }

    private String subjectOf(String id, int version) {
        return jdbc.sql("select definition ->> 'subject' from survey_version where survey_id = ?::uuid and version = ?")
                .params(id, version)
                .query(String.class)
                .single();
    }
}
