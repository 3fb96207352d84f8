package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyType;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The expected intervals were computed apart from this code, with SciPy. */
class ScoreTests {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Offset<Double> NEAR = within(0.001);

    @Test
    void effortIsTheMeanWithStudentsInterval() {
        var score = score(SurveyType.CES, 7, 6, 5, 7, 3, 6, 7, 2, 6, 7);

        assertThat(score.value()).isCloseTo(5.6, EXACT);
        assertThat(score.count()).isEqualTo(10);
        assertInterval(score, 4.3292, 6.8708);
    }

    @Test
    void effortOfFewAnswersStaysOnTheScale() {
        assertInterval(score(SurveyType.CES, 7, 7, 6), 5.2324, 7);
    }

    @Test
    void effortOfEqualAnswersDoesNotClaimToBeExact() {
        assertInterval(score(SurveyType.CES, 7, 7, 7), 1 + 6 * 0.4385, 7);
        assertInterval(score(SurveyType.CES, 4), 1 + 6 * 0.05462, 1 + 6 * 0.94538);
    }

    @Test
    void effortOfManyAnswersHasANarrowInterval() {
        var score = Score.of(new Distribution(SurveyType.CES, Map.of(1, 500_000L, 7, 500_000L)))
                .orElseThrow();

        assertThat(score.value()).isCloseTo(4, EXACT);
        assertInterval(score, 4 - 0.00588, 4 + 0.00588);
    }

    @Test
    void loyaltyIsPromotersMinusDetractors() {
        var score = Score.of(new Distribution(SurveyType.NPS, Map.of(10, 30L, 9, 20L, 8, 10L, 7, 20L, 6, 5L, 0, 15L)))
                .orElseThrow();

        assertThat(score.value()).isCloseTo(30, EXACT);
        assertThat(score.count()).isEqualTo(100);
        assertInterval(score, 14.0511, 44.2013);
    }

    @Test
    void loyaltyReachesBothEndsAndItsIntervalHoldsIt() {
        var best = score(SurveyType.NPS, 10);
        var worst = score(SurveyType.NPS, 0);

        assertThat(best.value()).isCloseTo(100, EXACT);
        assertInterval(best, -48.4986, 100);
        assertThat(worst.value()).isCloseTo(-100, EXACT);
        assertInterval(worst, -100, 48.4986);
    }

    @Test
    void loyaltyOfOneEachIsZero() {
        var score = score(SurveyType.NPS, 9, 7, 6);

        assertThat(score.value()).isCloseTo(0, EXACT);
        assertInterval(score, -61.1126, 61.1126);
    }

    @Test
    void satisfactionIsTheShareOfHappyRespondentsWithWilsonsInterval() {
        var score = score(SurveyType.CSAT, 5, 5, 5, 4, 4, 4, 4, 4, 3, 1);

        assertThat(score.value()).isCloseTo(80, EXACT);
        assertInterval(score, 49.0162, 94.3318);
        assertInterval(score(SurveyType.CSAT, 5), 20.6549, 100);
        assertInterval(score(SurveyType.CSAT, 5, 3, 2), 6.1492, 79.2340);
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoScoreWithoutAnswers(SurveyType type) {
        assertThat(Score.of(new Distribution(type, Map.of()))).isEmpty();
        assertThat(Score.of(new Distribution(type, Map.of(type.max(), 0L)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theIntervalHoldsTheScoreWhateverTheAnswers(SurveyType type) {
        for (var low = type.min(); low <= type.max(); low++) {
            for (var high = low; high <= type.max(); high++) {
                for (var more = 0; more < 12; more++) {
                    var answers = new TreeMap<>(Map.of(low, 1L));
                    answers.merge(high, (long) more, Long::sum);
                    var score = Score.of(new Distribution(type, answers)).orElseThrow();
                    assertThat(score.value())
                            .isBetween(
                                    score.interval().low() - 1e-9,
                                    score.interval().high() + 1e-9);
                }
            }
        }
    }

    @Test
    void aDistributionRefusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(SurveyType.CES, Map.of(8, 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(SurveyType.CES, Map.of(7, -1L)));
    }

    @Test
    void aDistributionCountsItsBands() {
        var answers = new Distribution(SurveyType.CES, Map.of(1, 2L, 3, 1L, 4, 5L, 7, 4L));

        assertThat(answers.count()).isEqualTo(12);
        assertThat(SurveyType.CES.bands()).extracting(answers::count).containsExactly(3L, 5L, 4L);
        assertThat(answers.count(Band.PROMOTER)).isZero();
    }

    @Test
    void theResponseRateIsAnsweredOfDelivered() {
        var rate = ResponseRate.of(10, 100).orElseThrow();

        assertThat(rate.value()).isCloseTo(10, EXACT);
        assertThat(rate.interval().low()).isCloseTo(5.5229, NEAR);
        assertThat(rate.interval().high()).isCloseTo(17.4366, NEAR);
    }

    @Test
    void aResponseRateOfNobodyHasAnUpperLimit() {
        var rate = ResponseRate.of(0, 20).orElseThrow();

        assertThat(rate.value()).isZero();
        assertThat(rate.interval().low()).isCloseTo(0, EXACT);
        assertThat(rate.interval().high()).isCloseTo(16.1125, NEAR);
    }

    @Test
    void thereIsNoResponseRateBeforeADelivery() {
        assertThat(ResponseRate.of(0, 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseRate.of(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseRate.of(-1, 1));
    }

    private static Score score(SurveyType type, int... scores) {
        var respondents = new TreeMap<Integer, Long>();
        for (var score : scores) {
            respondents.merge(score, 1L, Long::sum);
        }
        return Score.of(new Distribution(type, respondents)).orElseThrow();
    }

    private static void assertInterval(Score score, double low, double high) {
        assertThat(score.interval().low()).isCloseTo(low, NEAR);
        assertThat(score.interval().high()).isCloseTo(high, NEAR);
    }
}
