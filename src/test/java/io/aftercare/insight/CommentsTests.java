package io.aftercare.insight;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.CursorPage;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CommentsTests extends InsightTest {

    private static final String OWNER = "carl@agents.test";

    @Autowired
    private Comments comments;

    @Test
    void findsAnyPartInAnyCaseAndWithoutAccents() throws Exception {
        var survey = survey("ces");
        var late = commented(survey, 2, "R\u00e9ponse trop TARDIVE");
        var sale = commented(survey, 2, "100 % of nothing, a_b");
        fate(survey, OWNER, "completed", null, true, 7, false);

        assertThat(found(survey, "reponse").items())
                .extracting(LatestAnswer::run)
                .containsExactly(late);
        assertThat(found(survey, " tardive ").items()).hasSize(1);
        assertThat(found(survey, "100 %").items()).extracting(LatestAnswer::run).containsExactly(sale);
        assertThat(found(survey, "a%b").items()).isEmpty();
        assertThat(found(survey, "a_b").items()).hasSize(1);
        assertThat(found(survey, "").items()).hasSize(2);
        assertThat(found(survey, "trop").items().getFirst())
                .satisfies(answer -> assertThat(answer.comment()).isEqualTo("R\u00e9ponse trop TARDIVE"));
        assertThat(statementsOf(() -> found(survey, "trop")))
                .hasSize(2)
                .first()
                .asString()
                .contains("force_custom_plan");
        assertThat(statementsOf(() -> found(survey, ""))).hasSize(1);
    }

    @Test
    void goOnWhereThePageBeforeEnded() {
        var survey = survey("ces");
        var first = commented(survey, 1, "one");
        var second = commented(survey, 1, "two");
        var third = commented(survey, 1, "three");
        var filter = new CommentFilter(filter(SurveyType.CES, survey), null);

        var page = comments.list(filter, null, 2);
        var next = comments.list(filter, RunId.of(String.valueOf(page.next())), 2);

        assertThat(page.items()).extracting(LatestAnswer::run).containsExactly(third, second);
        assertThat(next.items()).extracting(LatestAnswer::run).containsExactly(first);
        assertThat(next.next()).isNull();
    }

    /** With what the record keeps of a run that went the whole way: owner, language, that there is a comment. */
    @Test
    void ofARealRunAreFoundByOwnerAndLanguage() {
        var live = liveSurvey("\"language\": \"de\"");
        var owner = unique() + "@agents.test";
        var ticket = openTicket(live);
        jdbc.sql("update ticket set owner_email = :owner where external_id = :ticket")
                .param("owner", owner)
                .param("ticket", ticket.externalId())
                .update();
        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 2).expectStatus().isOk();
        comment(token, "Viel zu sp\u00e4t").expectStatus().isOk();
        awaitRun(ticket, "completed");

        var found = body(get(
                "/api/v1/insights/comments?survey={survey}&owner={owner}&language=de&pipeline={pipeline}&search=spat",
                live.id(),
                owner,
                live.pipeline()));

        assertThat(found.get("items").valueStream()).singleElement().satisfies(item -> {
            assertThat(item.get("comment").asString()).isEqualTo("Viel zu sp\u00e4t");
            assertThat(item.get("ticket").asString()).isEqualTo(ticket.externalId());
        });
        var steps = body(get("/api/v1/insights?owner={owner}&survey={survey}", owner, live.id()))
                .at("/funnel/steps")
                .valueStream()
                .map(step -> step.get("count").asLong());
        assertThat(steps).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
    }

    private CursorPage<LatestAnswer> found(SurveyId survey, @Nullable String text) {
        return comments.list(new CommentFilter(filter(SurveyType.CES, survey), text), null, 50);
    }

    private RunId commented(SurveyId survey, int score, String comment) {
        var run = fate(survey, OWNER, "completed", null, true, score, true);
        comment(run, score, comment);
        return run;
    }
}
