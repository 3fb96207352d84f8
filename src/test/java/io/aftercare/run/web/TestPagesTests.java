package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The links of a test show the pages that respondents will see, and leave nothing behind. */
class TestPagesTests extends SentDraftTest {

    private static final String NOTHING_IS_RECORDED = "This is a test: nothing is recorded.";

    @Test
    void itsLinksShowThePagesAndRecordNothing() {
        var survey = draft("""
                "followUpQuestions": {"negative": "Why so low?"}, "thankYou": {"negative": {"heading": "Sorry for that"}}""");
        var author = signedIn(Role.AUTHOR);
        var link = sentLink(author, survey);
        var before = records(survey);

        assertShows(page(link), "How likely is it");
        assertShows(page(link + "/3"), "Your score: 3");
        assertShows(form(link, Map.of("score", "3")), "Why so low?");
        assertShows(form(link + "/3/comment", Map.of("comment", "Nobody will read this")), "Sorry for that");
        assertShows(page(link + "/unsubscribe"), "No more feedback emails");
        assertShows(form(link + "/unsubscribe", Map.of("List-Unsubscribe", "One-Click")), "You are unsubscribed");

        assertThat(records(survey)).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from suppression where address = ?")
                        .param(author.user().email())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesWhatTheRealPagesRefuse() {
        var link = sentLink(signedIn(Role.AUTHOR), draft(""));

        assertThat(status(form(link, Map.of()))).isEqualTo(422);
        assertThat(status(form(link, Map.of("score", "11")))).isEqualTo(422);
        assertThat(status(form(link, Map.of("score", "99999999999")))).isEqualTo(422);
        assertThat(status(page(link + "/11/comment"))).isEqualTo(422);
        assertThat(status(page(link + "/99/thanks"))).isEqualTo(422);
        assertThat(status(form(link + "/3/comment", Map.of("comment", "x".repeat(4_001)))))
                .isEqualTo(422);
        assertThat(status(page("/t/" + "A".repeat(24)))).isEqualTo(404);
        assertThat(status(page(link + "/999"))).isEqualTo(404);
    }

    @Test
    void showsTheDraftAsItWasWhenTheTestWasSent() {
        var survey = draft("\"companyName\": \"Before Ltd\"");
        var link = sentLink(signedIn(Role.AUTHOR), survey);
        type(survey, "\"companyName\": \"After Ltd\"");

        assertShows(page(link), "Before Ltd");
    }

    @Test
    void saysThatAnOldTestHasEnded() {
        var link = sentLink(signedIn(Role.AUTHOR), draft(""));
        jdbc.sql("update test_link set expires_at = '2020-01-01' where token = ?")
                .param(link.substring("/t/".length()))
                .update();

        assertThat(status(page(link + "/5"))).isEqualTo(410);
        assertThat(status(form(link, Map.of("score", "5")))).isEqualTo(410);
        assertThat(status(form(link + "/unsubscribe", Map.of()))).isEqualTo(410);
    }

    /** What answers and runs leave behind, and what waits for the engine because of this survey. */
    private List<Integer> records(String survey) {
        return List.of(
                count("select count(*) from answer join answer_link using (run_id) where survey_id = '%s'"
                        .formatted(survey)),
                count("select count(*) from answer_link where survey_id = '%s'".formatted(survey)),
                count("select count(*) from survey_run where survey_id = '%s'".formatted(survey)),
                count("select count(*) from scheduled_tasks where convert_from(task_data, 'UTF8') like '%" + survey
                        + "%'"));
    }

    private int count(String statement) {
        return jdbc.sql(statement).query(Integer.class).single();
    }

    private static void assertShows(RestTestClient.ResponseSpec answer, String text) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(200);
        assertThat(Jsoup.parse(String.valueOf(result.getResponseBody())).text()).contains(text, NOTHING_IS_RECORDED);
    }
}
