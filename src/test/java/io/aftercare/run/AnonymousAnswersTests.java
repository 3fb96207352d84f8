package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.RunId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** The way of an anonymous answer, from the mail to the end of its run. */
class AnonymousAnswersTests extends AnonymousSurveyTest {

    @Autowired
    private RunEnding ending;

    @Test
    void theMailKeepsTheScoreBehindTheHashAndThePageSaysWhatHappens() {
        var one = asked(liveSurvey(ANONYMOUS));

        assertThat(source(mailsTo(one.ticket().email()).getFirst()))
                .contains("/a/" + one.token() + "#score-7", "Your answer is anonymous.")
                .doesNotContain("/a/" + one.token() + "/", "One click is enough");
        page("/a/" + one.token())
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Your answer is anonymous", "id=\"score-7\"", "<textarea"));
    }

    @Test
    void whatCannotBeTakenIsSaidAndStaysTyped() {
        var survey = liveSurvey(ANONYMOUS);
        var one = asked(survey);
        var path = "/a/" + one.token();
        form(path, Map.of("comment", "Without a score"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Without a score", "role=\"alert\""));
        form(path, Map.of("score", "8", "comment", "Off")).expectStatus().isEqualTo(422);
        form(path, Map.of("score", "5", "comment", "x".repeat(4_001)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("x".repeat(4_001), "value=\"5\" required checked"));
        comment(one.token(), "Before a score").expectStatus().isEqualTo(409);

        assertThat(answers(survey)).isEmpty();
    }

    @Test
    void twoAnswersByOneLinkAreOne() {
        var survey = liveSurvey(ANONYMOUS);
        var one = asked(survey);
        var both = Stream.of(2, 6)
                .map(score -> CompletableFuture.runAsync(
                        () -> form("/a/" + one.token(), Map.of("score", String.valueOf(score)))))
                .toList();
        both.forEach(CompletableFuture::join);

        assertThat(answers(survey)).hasSize(1);
        answer(one.token(), 4).expectStatus().isEqualTo(410);
        comment(one.token(), "Later").expectStatus().isEqualTo(410);
        page("/a/" + one.token()).expectStatus().isOk();
        assertThat(answers(survey)).hasSize(1);
    }

    @Test
    void manyAtOnceAreAllThere() {
        var survey = liveSurvey(ANONYMOUS);
        var asked = IntStream.range(0, 12).mapToObj(at -> asked(survey)).toList();
        asked.stream()
                .map(one -> CompletableFuture.runAsync(() -> answer(one, 6)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(answers(survey)).hasSize(12);
        assertThat(answers(survey).stream().filter(answer -> "box".equals(answer.get("day"))))
                .hasSize(2);
    }

    @Test
    void onlyThoseWhoHaveNotAnsweredAreReminded() {
        var survey = liveSurvey(ANONYMOUS + ", \"reminderAfter\": \"PT24H\"");
        var silent = asked(survey);
        var done = asked(survey);
        answer(done, 5);
        awaitRun(done.ticket(), "completed");
        time.advance(Duration.ofHours(25));

        eventually().until(() -> mailsTo(silent.ticket().email()).size() == 2);
        assertThat(mailsTo(done.ticket().email())).hasSize(1);
    }

    @Test
    void anAnswerInTheMomentOfExpiryOrReturnStays() {
        var one = asked(liveSurvey(ANONYMOUS));
        answer(one, 5);

        assertThat(ending.expire(id(one))).isTrue();
        assertThat(ending.comeBack(id(one))).isFalse();
        assertThat(awaitRun(one.ticket(), "completed")
                        .get("answeredAnonymously")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aWithdrawnRunTakesNoAnswer() {
        var survey = liveSurvey(ANONYMOUS);
        var withdrawn = asked(survey);
        post("/api/v1/runs/" + id(withdrawn) + "/cancel", "").expectStatus().is2xxSuccessful();
        answer(withdrawn.token(), 5).expectStatus().isEqualTo(410);
        assertThat(answers(survey)).isEmpty();
    }

    @Test
    void theOptionCountsForSurveysThatAreSentAfterItWasPublished() {
        var survey = liveSurvey("");
        var before = asked(survey);
        var draft = body(get("/api/v1/surveys/" + survey.id())).get("draft").asObject();
        put("/api/v1/surveys/" + survey.id(), draft.put("anonymous", true).toString());
        post("/api/v1/surveys/" + survey.id() + "/publish", "").expectStatus().isOk();
        var after = asked(survey);

        answer(before.token(), 6).expectStatus().isOk();
        answer(after, 6);

        assertThat(awaitRun(before.ticket(), "answered").get("score").asInt()).isEqualTo(6);
        assertThat(awaitRun(after.ticket(), "completed").get("score").isNull()).isTrue();
    }

    private void put(String uri, String json) {
        http.put()
                .uri(uri)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static RunId id(Asked one) {
        return RunId.of(one.run().get("id").asString());
    }
}
