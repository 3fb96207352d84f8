package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a respondent and a mail scanner meet behind the links of a mail. */
class AnswerPagesTests extends PageTest {

    @Test
    void aScannerThatFollowsEveryLinkRecordsNothing() throws Exception {
        var asked = asked("");
        for (var method : List.of("GET", "HEAD", "GET")) {
            for (var score : IntStream.rangeClosed(0, 99).toArray()) {
                assertThat(send(method, asked.path() + "/" + score, "").statusCode())
                        .isEqualTo(200);
            }
            assertThat(send(method, asked.path(), "").statusCode()).isEqualTo(200);
            assertThat(send(method, "/u/" + asked.token(), "").statusCode()).isEqualTo(200);
        }

        assertThat(given(asked)).isEmpty();
        assertThat(awaitRun(asked.ticket(), "sent").get("answeredAt").isNull()).isTrue();
        assertThat(isSuppressed(asked)).isFalse();
    }

    @Test
    void aScoreLinkOffersItsScoreAndAllOthers() throws Exception {
        var asked = asked("");
        var page = document(send("GET", asked.path() + "/6", ""));

        var offer = page.expectFirst("form[data-submit-when-seen]");
        assertThat(offer.attr("action")).isEqualTo(asked.path());
        assertThat(offer.attr("method")).isEqualTo("post");
        assertThat(offer.select("input[type=hidden][name=score]").eachAttr("value"))
                .containsExactly("6");
        assertThat(offer.select("button")).hasSize(1);
        assertThat(page.select("input[type=radio][name=score]").eachAttr("value"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");

        var beside = document(send("GET", asked.path() + "/8", ""));
        assertThat(beside.select("form[data-submit-when-seen], script")).isEmpty();
        assertThat(beside.select("input[type=radio][name=score]")).hasSize(7);
    }

    @Test
    void aPostRecordsAndASecondClickDoesNot() throws Exception {
        var asked = asked("");
        var first = send("POST", asked.path(), "score=6");

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(URI.create(first.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo(asked.path());
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(send("POST", asked.path(), "score=6").statusCode()).isEqualTo(303);
        assertThat(given(asked)).containsExactly(new Given(6, null));
        assertThat(document(send("GET", asked.path(), "")).select("textarea[name=comment]"))
                .hasSize(1);
        assertThat(document(send("GET", asked.path() + "/6", "")).select("textarea[name=comment]"))
                .hasSize(1);
    }

    @Test
    void aChangedScoreIsKeptBesideTheFirstAndCounts() {
        var asked = asked("");
        answer(asked.token(), 2).expectStatus().isOk();
        answer(asked.token(), 7).expectStatus().isOk();
        comment(asked.token(), "On second thoughts").expectStatus().isOk();

        assertThat(given(asked))
                .containsExactly(new Given(2, null), new Given(7, null), new Given(7, "On second thoughts"));
        var run = awaitRun(asked.ticket(), "completed");
        assertThat(run.get("score").asInt()).isEqualTo(7);
        assertThat(run.get("band").asString()).isEqualTo("easy");
    }

    @ParameterizedTest
    @CsvSource({
        "ces, 'score=0;score=8;score=10;score=-1;score=+5;score=5.0;score=five;score=;score=%20;other=5;"
                + "score=99999999999999999999;score=0x5;score=٥;score=5&score=6;score=5%00;score=%3Cscript%3E', 1 to 7",
        "csat, 'score=6;score=0', 1 to 5",
        "nps, 'score=11', 0 to 10"
    })
    void aScoreBesideTheScaleIsExplainedAndNotKept(String type, String bodies, String scale) throws Exception {
        var asked = asked("\"type\": \"%s\"".formatted(type));
        for (var body : bodies.split(";")) {
            var answer = send("POST", asked.path(), body);

            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            var page = document(answer);
            var isMissing = Set.of("score=", "score=%20", "other=5").contains(body);
            assertThat(page.expectFirst("#error").text())
                    .contains(isMissing ? "Please choose a score" : "Please choose one from " + scale);
            assertThat(page.select("input[type=radio][name=score]")).isNotEmpty();
            assertThat(page.select("form[data-submit-when-seen], script")).isEmpty();
        }
        assertThat(given(asked)).isEmpty();
    }

    @Test
    void aCommentThatIsTooLongStaysOnThePageAndIsNotKept() throws Exception {
        var asked = asked("");
        answer(asked.token(), 3).expectStatus().isOk();
        var typed = "</textarea><b>" + "x".repeat(4_001 - 14);

        var answer = send("POST", asked.path() + "/comment", "comment=" + encoded(typed));

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = document(answer);
        assertThat(page.expectFirst("#error").text()).contains("too long").contains("4,001");
        assertThat(page.expectFirst("textarea").wholeText()).isEqualTo(typed);
        assertThat(page.expectFirst("textarea").attr("aria-describedby")).contains("error");
        assertThat(given(asked)).containsExactly(new Given(3, null));

        assertThat(send("POST", asked.path() + "/comment", "comment=" + "y".repeat(4_000))
                        .statusCode())
                .isEqualTo(303);
        assertThat(given(asked)).last().isEqualTo(new Given(3, "y".repeat(4_000)));
    }

    @Test
    void aCommentOfOneMegabyteIsExplainedAndNotKept() throws Exception {
        var asked = asked("");
        answer(asked.token(), 3).expectStatus().isOk();

        var answer = send("POST", asked.path() + "/comment", "comment=" + "x".repeat(1_000_000));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(document(answer).expectFirst("#error").text()).contains("too long");
        assertThat(answer.body()).hasSizeLessThan(50_000);
        assertThat(given(asked)).containsExactly(new Given(3, null));
    }

    @Test
    void anEmptyCommentEndsTheAnswerWithoutOne() {
        var asked = asked("");
        answer(asked.token(), 5).expectStatus().isOk();
        comment(asked.token(), " \r\n ").expectStatus().isOk();

        assertThat(given(asked)).containsExactly(new Given(5, null));
        assertThat(awaitRun(asked.ticket(), "completed").get("comment").isNull())
                .isTrue();
    }

    @Test
    void aCommentBeforeAScoreAsksForTheScore() throws Exception {
        var asked = asked("");
        var answer = send("POST", asked.path() + "/comment", "comment=early");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(document(answer).select("input[type=radio]")).hasSize(7);
        assertThat(given(asked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl, اختر تقييمًا, إرسال تعليقي, شكرًا لك على صراحتك",
        "de, ltr, Bewertung, Kommentar, Danke",
        "pt-BR, ltr, Enviar, Enviar, Obrigad"
    })
    void pagesSpeakTheSurveysLanguage(String language, String direction, String scale, String comment, String thanks)
            throws Exception {
        var asked = asked("\"language\": \"%s\", \"companyName\": \"نورث Wind\"".formatted(language));
        var open = document(send("GET", asked.path(), ""));
        send("POST", asked.path(), "score=1");
        var second = document(send("GET", asked.path(), ""));
        send("POST", asked.path() + "/comment", "comment=");
        var last = document(send("GET", asked.path(), ""));

        for (var page : List.of(open, second, last)) {
            assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(page.expectFirst("html").attr("dir")).isEqualTo(direction);
        }
        assertThat(open.text()).contains(scale).contains("نورث Wind");
        assertThat(second.text()).contains(comment);
        assertThat(last.text()).contains(thanks);
    }
}
