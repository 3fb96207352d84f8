package io.aftercare.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.Distribution;
import io.aftercare.insight.Figures;
import io.aftercare.insight.WeekFigures;
import io.aftercare.survey.SurveyType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTests {

    @Test
    void spansTheWholeScaleAndLeavesWeeksWithoutAnswersOut() {
        var trend = Trend.of(SurveyType.CES, weeks(SurveyType.CES, Map.of(1, 1L), Map.of(), Map.of(7, 1L)))
                .orElseThrow();

        assertThat(trend.points()).isEqualTo("0.0,40.0 200.0,0.0");
        assertThat(trend.words()).isEqualTo("Score by week: first 1.0, last 7.0, lowest 1.0, highest 7.0");
    }

    @Test
    void knowsTheScaleOfEachScore() {
        assertThat(points(SurveyType.NPS, Map.of(0, 1L), Map.of(0, 1L, 10, 1L))).isEqualTo("0.0,40.0 200.0,20.0");
        assertThat(points(SurveyType.CSAT, Map.of(5, 1L), Map.of(1, 3L, 5, 1L))).isEqualTo("0.0,0.0 200.0,30.0");
    }

    @Test
    void isNoneBeforeTwoWeeksHaveAnswers() {
        assertThat(Trend.of(SurveyType.CES, List.of())).isEmpty();
        assertThat(Trend.of(SurveyType.CES, weeks(SurveyType.CES, Map.of(7, 1L), Map.of())))
                .isEmpty();
    }

    @SafeVarargs
    private static String points(SurveyType type, Map<Integer, Long>... answers) {
        return Trend.of(type, weeks(type, answers)).orElseThrow().points();
    }

    @SafeVarargs
    private static List<WeekFigures> weeks(SurveyType type, Map<Integer, Long>... answers) {
        return IntStream.range(0, answers.length)
                .mapToObj(week -> new WeekFigures(
                        LocalDate.EPOCH.plusWeeks(week), new Figures(9, new Distribution(type, answers[week]))))
                .toList();
    }
}
