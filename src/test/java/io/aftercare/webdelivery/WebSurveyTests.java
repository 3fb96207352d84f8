package io.aftercare.webdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A survey that is shown on a site: to whom, how often, and what becomes of its run. */
class WebSurveyTests extends WebSurveyTest {

    @Autowired
    private Suppressions suppressions;

    @Test
    void isShownOnceAndItsRunGoesTheUsualWay() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var proof = proof(survey, site, email);

        var due = called(survey, "due", site, proof);
        assertThat(due.get("due").asBoolean()).isTrue();
        assertThat(due.get("after").asInt()).isEqualTo(3);
        assertThat(runs(email).size()).as("runs before it was shown").isZero();
        var shown = shown(survey, site, email);
        assertThat(shown.get("question").asString()).contains("Northwind");
        assertThat(shown.get("scores").size()).isEqualTo(11);
        assertThat(shown.toString()).doesNotContain(email).doesNotContain("Ada");
        assertThat(runOf(email).get("state").asString()).isEqualTo("sent");
        assertThat(called(survey, "shown", site, proof).has("survey")).isFalse();
        assertThat(isDue(survey, site, email)).isFalse();

        var token = shown.get("token").asString();
        var question = score(survey, site, token, 9);
        assertThat(question.get("question").asString()).isNotBlank();
        var thanks = comment(survey, site, token, "Fine");
        assertThat(thanks.get("heading").asString()).isNotBlank();

        var run = awaitState(email, "completed");
        assertThat(run.get("shown").asBoolean()).isTrue();
        assertThat(run.get("band").asString()).isEqualTo("promoter");
        assertThat(run.get("comment").asString()).isEqualTo("Fine");
        assertThat(events(run))
                .contains("shown", "answered", "commented", "completed")
                .doesNotContain("sent");
        awaitReached(instance(run), "survey-answered");
        assertThat(body(get("/api/v1/contacts?email=" + email))
                        .get("properties")
                        .get("last_nps_rating")
                        .asInt())
                .isEqualTo(9);
        assertThat(mailsTo(email)).isEmpty();
        assertThat(isDue(survey, site, email)).isFalse();
    }

    @Test
    void isShownInOneOfManyTabs() throws Exception {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var proof = proof(survey, site, email);
        var ready = new CountDownLatch(1);

        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var shown = IntStream.range(0, 8)
                    .mapToObj(tab -> tabs.submit(() -> {
                        ready.await();
                        return called(survey, "shown", site, proof).has("survey");
                    }))
                    .toList();
            ready.countDown();
            var times = 0;
            for (var tab : shown) {
                times += tab.get() ? 1 : 0;
            }
            assertThat(times).isEqualTo(1);
        }
        assertThat(runOf(email).get("state").asString()).isEqualTo("sent");
    }

    @Test
    void isNotAskedAgainOnceItWasClosed() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var token = token(survey, site, email);

        dismiss(survey, site, token);
        dismiss(survey, site, token);

        var run = runOf(email);
        assertThat(run.get("state").asString()).isEqualTo("expired");
        assertThat(reason(run)).isEqualTo("dismissed");
        assertThat(isDue(survey, site, email)).isFalse();
        call(survey, "score", site.origin(), "{\"token\": \"%s\", \"score\": 9}".formatted(token))
                .expectStatus()
                .isEqualTo(409);
        eventually().until(() -> !runOf(email).get("processInstanceKey").isNull());
        awaitReached(instance(runOf(email)), "await-answer");
        time.advance(Duration.ofDays(1).plusMinutes(1));
        awaitEnd(instance(run.get("processInstanceKey").isNull() ? runOf(email) : run), "end-no-answer");
        assertThat(reason(runOf(email))).isEqualTo("dismissed");
    }

    @Test
    void isShownToNobodyWhoIsNotToBeAsked() {
        var site = site();
        var survey = webSurvey(site, "\"fatigueDays\": 30");
        var tired = customer();
        var other = webSurvey(site);
        assertThat(called(other, "shown", site, proof(other, site, tired)).has("survey"))
                .isTrue();
        assertThat(isDue(survey, site, tired)).isFalse();
        assertThat(called(survey, "shown", site, proof(survey, site, tired)).has("survey"))
                .isFalse();

        var unsubscribed = customer();
        assertThat(isDue(survey, site, unsubscribed)).isTrue();
        suppressions.suppress(unsubscribed, Suppression.Reason.UNSUBSCRIBED);
        assertThat(isDue(survey, site, unsubscribed)).isFalse();

        var outside = customer();
        var promoters = webSurvey(site, """
                "segment": {"match": "all", "parts": [{"type": "last-score", "survey": "nps", "operator": "is", "score": 10}]}
                """);
        assertThat(isDue(promoters, site, outside)).isFalse();

        var welcome = customer();
        post("/api/v1/surveys/" + survey + "/pause", "").expectStatus().isOk();
        assertThat(isDue(survey, site, welcome)).isFalse();
        post("/api/v1/surveys/" + survey + "/resume", "").expectStatus().isOk();
        assertThat(isDue(survey, site, welcome)).isTrue();
    }

    @Test
    void comesAgainInItsNextPeriod() {
        var site = site();
        var survey = webSurvey(site, "\"schedule\": {\"repeat\": \"3-months\"}");
        var email = customer();
        var token = token(survey, site, email);
        dismiss(survey, site, token);

        time.advance(Duration.ofDays(90));
        assertThat(isDue(survey, site, email)).isFalse();
        time.advance(Duration.ofDays(2));

        assertThat(isDue(survey, site, email)).isTrue();
        assertThat(called(survey, "shown", site, proof(survey, site, email)).has("survey"))
                .isTrue();
    }
}
