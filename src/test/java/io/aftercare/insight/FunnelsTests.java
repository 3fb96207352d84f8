package io.aftercare.insight;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.Funnel.Stage;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FunnelsTests extends InsightTest {

    @Autowired
    private Funnels funnels;

    @Test
    void countsWhatWasLostAtEachStepAndWhy() throws Exception {
        var survey = survey("ces");
        var owner = unique() + "@agents.test";
        fate(survey, owner, "skipped", "asked-recently", false, null, false);
        fate(survey, owner, "undeliverable", "address-refused", false, null, false);
        fate(survey, owner, "sent", null, true, null, false);
        fate(survey, owner, "expired", null, true, null, false);
        fate(survey, owner, "completed", null, true, 7, true);
        fate(survey, owner, "answered", null, true, 2, false);
        ticket(contact("Un", "asked"), pipelineOf(survey), owner);
        ticket(contact("Else", "where"), pipelineOf(survey("nps")), owner);

        var funnel = funnels.of(of(survey, owner, null));

        assertThat(funnel.steps())
                .extracting(Funnel.Step::stage)
                .containsExactly(
                        Stage.CLOSED, Stage.REGISTERED, Stage.SENT, Stage.ANSWERED, Stage.COMMENTED, Stage.FOLLOWED_UP);
        assertThat(funnel.steps()).extracting(Funnel.Step::count).containsExactly(8L, 6L, 4L, 2L, 1L, 1L);
        assertThat(funnel.steps())
                .extracting(FunnelsTests::losses)
                .containsExactly(
                        Map.of(),
                        Map.of("not-live", 1L, "other-pipeline", 1L),
                        Map.of("asked-recently", 1L, "address-refused", 1L),
                        Map.of("waiting", 1L, "expired", 1L),
                        Map.of("score-only", 1L),
                        Map.of("at-work", 1L));
        assertThat(statementsOf(() -> funnels.of(of(survey, owner, null)))).hasSize(2);
    }

    @Test
    void aTicketWhoseRunWasHeldBackAsItWasOpenAgainIsNotAsked() {
        var survey = survey("ces");
        var owner = unique() + "@agents.test";
        fate(survey, owner, "skipped", "ticket-reopened", false, null, false);

        var registered = funnels.of(of(survey, owner, null)).steps().get(1);

        assertThat(registered.count()).isEqualTo(1);
        assertThat(losses(registered)).isEqualTo(Map.of("not-live", 1L));
    }

    @Test
    void beginsWithTheMailWhereALanguageRestricts() {
        var survey = survey("ces");
        var owner = unique() + "@agents.test";
        fate(survey, owner, "skipped", "unsubscribed", false, null, false);

        var funnel = funnels.of(of(survey, owner, "en"));

        assertThat(funnel.steps())
                .extracting(Funnel.Step::stage)
                .containsExactly(Stage.SENT, Stage.ANSWERED, Stage.COMMENTED, Stage.FOLLOWED_UP);
        assertThat(funnel.steps()).extracting(Funnel.Step::count).containsOnly(0L);
    }

    @Test
    void beginsWithTheRegisteredWhereNoTicketStartsTheSurvey() {
        var survey = survey("nps");
        jdbc.sql("update survey_version set pipeline = null where survey_id = :survey")
                .param("survey", survey.value())
                .update();
        var run = run(survey, contact("Ann", null), Instant.parse("2031-03-05T11:00:00Z"), 9);
        jdbc.sql("update survey_run set created_at = sent_at, pipeline = null where id = :run")
                .param("run", run.value())
                .update();

        var funnel = funnels.of(filter(SurveyType.NPS, survey));

        assertThat(funnel.beginsWithTickets()).isFalse();
        assertThat(funnel.steps())
                .extracting(Funnel.Step::stage)
                .containsExactly(Stage.REGISTERED, Stage.SENT, Stage.ANSWERED, Stage.COMMENTED, Stage.FOLLOWED_UP);
        assertThat(funnel.steps().getFirst().count()).isEqualTo(1);
        assertThat(funnel.steps().getFirst().losses()).isEmpty();
    }

    private static InsightFilter of(SurveyId survey, String owner, @Nullable String language) {
        return new InsightFilter(SurveyType.CES, survey, null, owner, language, period("2031-03-01", "2031-03-10"));
    }

    private static Map<String, Long> losses(Funnel.Step step) {
        return step.losses().stream().collect(Collectors.toMap(Funnel.Loss::code, Funnel.Loss::count));
    }
}
