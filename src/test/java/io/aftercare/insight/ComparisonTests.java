package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.survey.SurveyType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    /** Newcombe's own first example, 56 of 70 against 48 of 80: his table II gives 0.0524 to 0.3339. */
    @Test
    void sharesDifferAsInThePaper() {
        var now = score(SurveyType.CSAT, Map.of(5, 56L, 1, 14L));
        var before = score(SurveyType.CSAT, Map.of(4, 48L, 2, 32L));

        var comparison = Comparison.of(now, before);

        assertThat(comparison.difference()).isCloseTo(20, within(1e-9));
        assertThat(comparison.interval().low()).isCloseTo(5.24, within(0.01));
        assertThat(comparison.interval().high()).isCloseTo(33.39, within(0.01));
        assertThat(comparison.isBeyondChance()).isTrue();
    }

    /** Newcombe's second example, 9 of 10 against 3 of 10: 0.1705 to 0.8090. */
    @Test
    void sharesOfFewDifferAsInThePaper() {
        var now = ResponseRate.of(9, 10).orElseThrow();
        var before = ResponseRate.of(3, 10).orElseThrow();

        var comparison = Comparison.of(now, before);

        assertThat(comparison.interval().low()).isCloseTo(17.05, within(0.01));
        assertThat(comparison.interval().high()).isCloseTo(80.90, within(0.01));
    }

    @Test
    void aFallIsBeyondChanceAsARiseIs() {
        var many = score(SurveyType.NPS, Map.of(10, 600L, 0, 200L, 8, 200L));
        var fewer = score(SurveyType.NPS, Map.of(10, 400L, 0, 400L, 8, 200L));

        assertThat(Comparison.of(fewer, many).difference()).isCloseTo(-40, within(1e-9));
        assertThat(Comparison.of(fewer, many).isBeyondChance()).isTrue();
        assertThat(Comparison.of(many, fewer).isBeyondChance()).isTrue();
        assertThat(Comparison.of(many, many).isBeyondChance()).isFalse();
    }

    /** For many answers it is the usual interval of two means: 1.96 * sqrt(1 / 10,000 + 1 / 10,000), scores 3 and 5. */
    @Test
    void meansOfManyDifferAsUsual() {
        var same = score(SurveyType.CES, Map.of(3, 5_000L, 5, 5_000L));

        var comparison = Comparison.of(same, same);

        assertThat(comparison.interval().high()).isCloseTo(0.0277, within(0.0001));
        assertThat(comparison.interval().low()).isCloseTo(-0.0277, within(0.0001));
    }

    private static Score score(SurveyType type, Map<Integer, Long> respondents) {
        return Score.of(new Distribution(type, respondents)).orElseThrow();
    }
}
