package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aftercare.common.SqlTime.utc;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was written to an anonymous survey, and is counted. */
class AnonymousCommentsTests extends EditorTest {

    @Test
    void areListedWithoutAnybody() {
        var survey = surveys.publish(draft(SurveyType.NPS)).id().value();
        for (var score = 0; score < 5; score++) {
            comment(
                    survey,
                    score * 2,
                    "Comment %d: %s".formatted(score, "it went on and on ".repeat(score * 10)),
                    true);
        }
        comment(survey, 10, "Still in the box", false);
        var query = "anonymous-comments?type=nps&survey=" + survey;
        var page = signedIn(Role.LEAD, "/insights/" + query);

        assertThat(page.locator("#comments article")).hasCount(5);
        assertThat(page.locator("#comments")).not().containsText("Still in the box");
        Look.at(page, "insights-anonymous-comments");

        var first = list(query + "&limit=3");
        var rest = list(query + "&limit=3&after=" + first.get("next").asString());
        assertThat(first.get("items").size()).isEqualTo(3);
        assertThat(rest.get("items").size()).isEqualTo(2);
        assertThat(list(query + "&owner=a@agents.test").get("items").size()).isZero();
    }

    private JsonNode list(String query) {
        return json.readTree(get("/api/v1/insights/" + query)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void comment(UUID survey, int score, String comment, boolean counted) {
        jdbc.sql("""
                        insert into anonymous_answer (id, survey_id, score, comment, counted_at)
                        values (gen_random_uuid(), :survey, :score, :comment, :counted)""")
                .param("survey", survey)
                .param("score", score)
                .param("comment", comment)
                .param("counted", counted ? utc(time.instant()) : null)
                .update();
    }
}
