package io.aftercare.webdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What visitors see and say while the broker is away: none of it is lost, and none comes twice. */
class WebSurveyFaultsTests extends WebSurveyTest {

    @Test
    void keepsWhatIsShownAnsweredAndClosedWhileTheBrokerIsKilled() {
        var site = site();
        var survey = webSurvey(site);
        var earlier = customer();
        var visitor = customer();
        var unwilling = customer();
        var token = token(survey, site, earlier);
        broker().kill();
        try {
            answer(survey, site, token, 2);
            answer(survey, site, token(survey, site, visitor), 9);
            dismiss(survey, site, token(survey, site, unwilling));

            assertThat(runOf(visitor).get("state").asString()).isEqualTo("answered");
            assertThat(isDue(survey, site, visitor)).isFalse();
            assertThat(called(survey, "shown", site, proof(survey, site, visitor))
                            .has("survey"))
                    .isFalse();
        } finally {
            broker().start();
        }

        publishAll();
        isDone(survey, visitor, 9);
        // What was being handed out when the broker died comes again after the time-out of jobs.
        time.advance(Duration.ofMinutes(5));
        isDone(survey, earlier, 2);
        awaitReached(awaitStarted(survey + ":" + contact(unwilling), 1), "await-answer");
        assertThat(reason(runOf(unwilling))).isEqualTo("dismissed");
        assertThat(mailsTo(visitor)).isEmpty();
    }

    private void answer(String survey, OwnSite site, String token, int score) {
        score(survey, site, token, score);
        comment(survey, site, token, "While you were out");
    }

    /** One run, whose only process has ended. */
    private void isDone(String survey, String email, int score) {
        var run = awaitState(email, "completed");
        assertThat(run.get("score").asInt()).isEqualTo(score);
        assertThat(run.get("comment").asString()).isEqualTo("While you were out");
        assertThat(awaitStarted(survey + ":" + contact(email), 1)).isEqualTo(instance(run));
        awaitEnd(instance(run), "end-survey-run-completed");
    }
}
