package io.aftercare.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.insight.Distribution;
import io.aftercare.insight.Figures;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.insight.PeriodFigures;
import io.aftercare.survey.SurveyType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTests {

    @Test
    void drawsScoresOverTheWholeScale() {
        var chart = Chart.of(SurveyType.CSAT, parts(SurveyType.CSAT, 5, 1));

        // Two parts: their middles are at a quarter and three quarters of the width; 100 % is on top, 0 % at the
        // bottom.
        assertThat(chart.lines()).containsExactly("200.0,0.0 600.0,220.0");
        assertThat(chart.dots()).containsExactly("M200.0,0.0h0", "M600.0,220.0h0");
        assertThat(chart.bands()).hasSize(1);
        assertThat(chart.whiskers()).isEmpty();
        assertThat(chart.labels()).containsExactly("100 %", "75 %", "50 %", "25 %", "0 %");
        assertThat(chart.words()).isEqualTo("First 100 %, last 0 %, lowest 0 %, highest 100 %.");
    }

    @Test
    void aPartWithoutAnswersIsAGap() {
        var chart = Chart.of(SurveyType.CES, parts(SurveyType.CES, 7, 6, 0, 5));

        assertThat(chart.lines()).hasSize(1);
        assertThat(chart.bands()).hasSize(1);
        assertThat(chart.dots()).hasSize(3);
        assertThat(chart.whiskers()).singleElement().asString().startsWith("M700.0,");
    }

    @Test
    void nothingIsNoError() {
        var chart = Chart.of(SurveyType.NPS, parts(SurveyType.NPS, 0, 0));

        assertThat(chart.dots()).isEmpty();
        assertThat(chart.words()).isEqualTo("No scores.");
        assertThat(chart.labels()).containsExactly("+100", "+50", "0", "-50", "-100");
    }

    /** Days with one answer each; 0 is a day without. */
    private static List<PeriodFigures> parts(SurveyType type, int... scores) {
        var parts = new ArrayList<PeriodFigures>();
        for (var score : scores) {
            var day = LocalDate.of(2031, 3, 1).plusDays(parts.size());
            var answers = new Distribution(type, score == 0 ? Map.of() : Map.of(score, 1L));
            parts.add(new PeriodFigures(new InsightPeriod(day, day, ZoneOffset.UTC), new Figures(1, answers)));
        }
        return parts;
    }
}
