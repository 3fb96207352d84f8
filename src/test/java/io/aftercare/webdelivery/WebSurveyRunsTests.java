package io.aftercare.webdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.ReminderSending;
import io.aftercare.run.SendingOutcome;
import io.aftercare.run.SurveySending;
import io.aftercare.survey.RunId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The run of a survey that was shown: nothing of it comes twice, or through another door. */
class WebSurveyRunsTests extends WebSurveyTest {

    @Autowired
    private SurveySending sending;

    @Autowired
    private ReminderSending reminding;

    @Test
    void isNeitherMailedNorRemindedHoweverOftenItsJobComes() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        shown(survey, site, email);
        var run = RunId.of(runOf(email).get("id").asString());

        for (var job = 0; job < 3; job++) {
            assertThat(sending.send(run)).isInstanceOfSatisfying(SendingOutcome.Sent.class, sent -> {
                assertThat(sent.reminderAt()).isNull();
                assertThat(sent.expiresAt())
                        .isBetween(time.instant(), time.instant().plus(Duration.ofDays(1)));
            });
        }
        reminding.remind(run);

        assertThat(mailsTo(email)).isEmpty();
        assertThat(runOf(email).get("state").asString()).isEqualTo("sent");
    }

    @Test
    void takesNothingMoreOfWhoIsErased() {
        var site = site();
        var survey = webSurvey(site);
        var later = webSurvey(site);
        var email = customer();
        var token = token(survey, site, email);

        post("/api/v1/contacts/" + contact(email) + "/erase", "").expectStatus().isAccepted();

        eventually()
                .untilAsserted(() ->
                        get("/api/v1/contacts?email=" + email).expectStatus().isNotFound());
        call(survey, "score", site.origin(), "{\"token\": \"%s\", \"score\": 9}".formatted(token))
                .expectStatus()
                .isEqualTo(409);
        assertThat(isDue(later, site, email)).isFalse();
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email));
        assertThat(isDue(later, site, email)).isFalse();
    }

    @Test
    void keepsAnAnswerThatWasGivenBeforeItWasClosed() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var token = token(survey, site, email);

        score(survey, site, token, 2);
        dismiss(survey, site, token);

        assertThat(runOf(email).get("state").asString()).isEqualTo("answered");
        comment(survey, site, token, "");
        assertThat(awaitState(email, "completed").get("score").asInt()).isEqualTo(2);
    }

    @Test
    void isStartedThroughNoOtherDoor() {
        var site = site();
        var survey = webSurvey(site);
        var email = customer();
        var contact = contact(email);

        post("/api/v1/runs", "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(survey, email))
                .expectStatus()
                .isEqualTo(422);
        camunda.newPublishMessageCommand()
                .messageName("survey-due")
                .correlationKey(survey + ":" + contact)
                .timeToLive(Duration.ofHours(1))
                .variables(Map.of("surveyId", survey, "contactId", contact))
                .send()
                .join();

        awaitEnd(awaitStarted(survey + ":" + contact, 1), "end-run-refused");
        assertThat(mailsTo(email)).isEmpty();
        assertThat(isDue(survey, site, email)).isTrue();
    }
}
