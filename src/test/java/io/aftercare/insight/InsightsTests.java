package io.aftercare.insight;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InsightsTests extends InsightTest {

    private static final Offset<Double> NEAR = within(0.001);

    private static final String ANN = "ann@agents.test";
    private static final String BOB = "bob@agents.test";

    @Autowired
    private Insights insights;

    /**
     * In the period: 7, 6, 5 of Ann and 2, 3 of Bob, and three without an answer. Their mean is 23 / 5 = 4.6, the
     * variance (123 - 5 * 4.6^2) / 4 = 4.3, so Student's interval is 4.6 -+ 2.7764 * sqrt(4.3 / 5) = 4.6 -+ 2.5747, cut
     * at 7. Before it: 4, 4, 5, 3, mean 4, variance 2 / 3, 4 -+ 3.1824 * sqrt(2 / 3 / 4) = 4 -+ 1.2992. The difference
     * is 0.6, from 0.6 - sqrt(2.5747^2 + 1.2992^2) = -2.2839 to 0.6 + sqrt(2.4^2 + 1.2992^2) = 3.3291.
     */
    private SurveyId fixture() {
        var survey = survey("ces");
        sent(survey, "2031-03-02T10:00:00Z", ANN, "en", 7, 6, null);
        // Half past midnight on 1 March in Berlin.
        sent(survey, "2031-02-28T23:30:00Z", ANN, "de", 5);
        sent(survey, "2031-03-09T10:00:00Z", BOB, "en", 2, 3, null, null);
        sent(survey, "2031-02-20T10:00:00Z", ANN, "en", 4, 4, 5, 3);
        // Neither is in one of the two: it is 11 March in Berlin, and 18 February.
        sent(survey, "2031-03-10T23:30:00Z", ANN, "en", 1);
        sent(survey, "2031-02-18T22:30:00Z", ANN, "en", 1);
        run(survey, contact("Never", "Sent"), null, null);
        return survey;
    }

    @Test
    void agreesWithTheFormulasWorkedOutByHand() {
        var report = insights.report(filter(SurveyType.CES, fixture()));

        assertThat(report.now().delivered()).isEqualTo(8);
        assertThat(report.now().answers().respondents()).isEqualTo(Map.of(2, 1L, 3, 1L, 5, 1L, 6, 1L, 7, 1L));
        var score = report.now().score().orElseThrow();
        assertThat(score.value()).isCloseTo(4.6, NEAR);
        assertThat(score.interval().low()).isCloseTo(2.0253, NEAR);
        assertThat(score.interval().high()).isEqualTo(7);
        assertThat(report.now().responseRate().orElseThrow().value()).isEqualTo(62.5);
        assertThat(report.before().delivered()).isEqualTo(4);
        assertThat(report.before().score().orElseThrow().value()).isEqualTo(4);
        var comparison = report.scoreComparison().orElseThrow();
        assertThat(comparison.difference()).isCloseTo(0.6, NEAR);
        assertThat(comparison.interval().low()).isCloseTo(-2.2839, NEAR);
        assertThat(comparison.interval().high()).isCloseTo(3.3291, NEAR);
        assertThat(comparison.isBeyondChance()).isFalse();
        // 5 of 8 against 4 of 4.
        assertThat(report.rateComparison().orElseThrow().difference()).isEqualTo(-37.5);
    }

    /** Eight were sent and five answered; one mail of the three others came back: 5 of 7 were reached. */
    @Test
    void aMailThatCameBackWasNotDelivered() {
        var survey = fixture();
        jdbc.sql("""
                update survey_run set state = 'undeliverable', reason = 'came-back' where id = (
                    select id from survey_run where survey_id = :survey and score is null and owner_email = :owner
                        and sent_at is not null)""").param("survey", survey.value()).param("owner", ANN).update();

        var report = insights.report(filter(SurveyType.CES, survey));

        assertThat(report.now().delivered()).isEqualTo(7);
        assertThat(report.now().answered()).isEqualTo(5);
        assertThat(report.now().responseRate().orElseThrow().value()).isCloseTo(71.4286, NEAR);
        assertThat(owner(groups(report, Dimension.OWNER), ANN).now().delivered())
                .isEqualTo(3);
    }

    @Test
    void showsEachDayAlsoThoseWithoutAnything() {
        var parts = insights.report(filter(SurveyType.CES, fixture())).overTime();

        assertThat(parts).hasSize(10);
        assertThat(parts.getFirst().period()).isEqualTo(period("2031-03-01", "2031-03-01"));
        assertThat(parts)
                .extracting(part -> part.figures().delivered())
                .containsExactly(1L, 3L, 0L, 0L, 0L, 0L, 0L, 0L, 4L, 0L);
        assertThat(parts.get(1).figures().score().orElseThrow().value()).isEqualTo(6.5);
        assertThat(parts.get(2).figures().score()).isEmpty();
    }

    @Test
    void tellsForWhichOwnerItWasBetter() throws Exception {
        var survey = fixture();
        sent(survey, "2031-03-03T10:00:00Z", null, null, 1);

        var report = insights.report(filter(SurveyType.CES, survey));

        var owners = groups(report, Dimension.OWNER);
        assertThat(owners).containsOnlyKeys(ANN, BOB, "");
        assertThat(owner(owners, ANN).now().score().orElseThrow().value()).isEqualTo(6);
        assertThat(owner(owners, ANN).before().score().orElseThrow().value()).isEqualTo(4);
        assertThat(owner(owners, BOB).now().score().orElseThrow().value()).isEqualTo(2.5);
        assertThat(owner(owners, BOB).before().delivered()).isZero();
        assertThat(owner(owners, "").now().answered()).isEqualTo(1);
        assertThat(groups(report, Dimension.LANGUAGE)).containsOnlyKeys("en", "de", "");
        assertThat(groups(report, Dimension.SURVEY)).containsOnlyKeys(survey.toString());
        assertThat(groups(report, Dimension.PIPELINE).get("p"))
                .extracting(group -> group.now().delivered())
                .isEqualTo(9L);
        assertThat(statementsOf(() -> insights.report(filter(SurveyType.CES, survey))))
                .hasSize(1);
    }

    @Test
    void restrictsToAnOwnerALanguageAPipeline() {
        var survey = fixture();

        assertThat(delivered(survey, "p", ANN, null)).isEqualTo(4);
        assertThat(delivered(survey, null, ANN, "de")).isEqualTo(1);
        assertThat(delivered(survey, null, null, "en")).isEqualTo(7);
        assertThat(delivered(survey, "other", null, null)).isZero();
    }

    @Test
    void nothingIsNoError() {
        var report = insights.report(
                new InsightFilter(SurveyType.NPS, survey("nps"), null, null, null, period("2031-03-01", "2031-03-10")));

        assertThat(report.now().delivered()).isZero();
        assertThat(report.scoreComparison()).isEmpty();
        assertThat(report.rateComparison()).isEmpty();
        assertThat(report.groups().get(Dimension.OWNER)).isEmpty();
    }

    private long delivered(
            SurveyId survey, @Nullable String pipeline, @Nullable String owner, @Nullable String language) {
        var filter = new InsightFilter(
                SurveyType.CES, survey, pipeline, owner, language, period("2031-03-01", "2031-03-10"));
        return insights.report(filter).now().delivered();
    }

    private static GroupFigures owner(Map<String, GroupFigures> groups, String owner) {
        return Objects.requireNonNull(groups.get(owner));
    }

    private static Map<String, GroupFigures> groups(InsightReport report, Dimension dimension) {
        return report.groups().getOrDefault(dimension, List.of()).stream()
                .collect(Collectors.toMap(group -> Objects.requireNonNullElse(group.key(), ""), Function.identity()));
    }
}
