package io.aftercare.insight;

import static io.aftercare.StatementCount.statementsOf;
import static io.aftercare.insight.SurveyFigures.PERIOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SurveyFiguresTests extends FigureTest {

    @Autowired
    private SurveyFigures figures;

    @Test
    void effortIsTheMeanOfTheScores() {
        var survey = survey("ces");
        sent(survey, time.instant(), 7, 6, 2, null, null, null, null, null);

        var found = of(survey);

        assertThat(found.delivered()).isEqualTo(8);
        assertThat(found.answered()).isEqualTo(3);
        var score = found.score().orElseThrow();
        assertThat(score.value()).isEqualTo(5);
        assertThat(score.count()).isEqualTo(3);
        // Student's: 5 -+ 4.3027 * sqrt(7 / 3), within 1 to 7.
        assertThat(score.interval()).isEqualTo(new Interval(1, 7));
        var rate = found.responseRate().orElseThrow();
        assertThat(rate.value()).isEqualTo(37.5);
        // Wilson's for 3 of 8.
        assertThat(rate.interval().low()).isCloseTo(13.684, within(0.001));
        assertThat(rate.interval().high()).isCloseTo(69.426, within(0.001));
        assertSentiments(found, 1, 0, 2);
    }

    @Test
    void loyaltyIsPromotersMinusDetractors() {
        var survey = survey("nps");
        sent(survey, time.instant(), 10, 9, 9, 8, 6, null);

        var found = of(survey);

        assertThat(found.score().orElseThrow().value()).isEqualTo(40);
        assertSentiments(found, 1, 1, 3);
    }

    @Test
    void satisfactionIsTheShareOfTheHappy() {
        var survey = survey("csat");
        sent(survey, time.instant(), 5, 4, 3, 2);

        var found = of(survey);

        assertThat(found.score().orElseThrow().value()).isEqualTo(50);
        assertThat(found.responseRate().orElseThrow().value()).isEqualTo(100);
        assertSentiments(found, 1, 1, 2);
    }

    @Test
    void onlyWhatWasSentInThePeriodCounts() {
        var survey = survey("ces");
        var begin = time.instant().minus(PERIOD);
        sent(survey, begin.minusSeconds(60), 1, null);
        sent(survey, begin.plusSeconds(60), 7, null);
        run(survey, contact("Not", "Sent"), null, null);

        var found = of(survey);

        assertThat(found.delivered()).isEqualTo(2);
        assertThat(found.score().orElseThrow().value()).isEqualTo(7);
    }

    @Test
    void aMailThatCameBackWasNotDelivered() {
        var survey = survey("ces");
        sent(survey, time.instant(), 7, null, null);
        jdbc.sql("""
                update survey_run set state = 'undeliverable' where id = (
                    select id from survey_run where survey_id = :survey and score is null limit 1)""").param("survey", survey.value()).update();

        assertThat(of(survey).delivered()).isEqualTo(2);
        assertThat(of(survey).responseRate().orElseThrow().value()).isEqualTo(50);
    }

    @Test
    void aSurveyThatSentNothingHasNoScoreYet() {
        var survey = survey("nps");

        var found = of(survey);

        assertThat(found).isEqualTo(new Figures(0, new Distribution(SurveyType.NPS, Map.of())));
        assertThat(found.score()).isEmpty();
        assertThat(found.responseRate()).isEmpty();
        assertSentiments(found, 0, 0, 0);
        assertThat(figures.weekly(List.of(survey), PERIOD).get(survey))
                .hasSizeBetween(13, 14)
                .allSatisfy(week -> assertThat(week.figures().delivered()).isZero());
    }

    @Test
    void manySurveysCostOneStatementAndUnknownOnesAreLeftOut() throws Exception {
        var surveys = List.of(survey("ces"), survey("nps"), new SurveyId(UUID.randomUUID()));
        sent(surveys.get(0), time.instant(), 3);

        assertThat(figures.of(surveys, PERIOD)).containsOnlyKeys(surveys.subList(0, 2));
        assertThat(figures.of(List.of(), PERIOD)).isEmpty();
        assertThat(figures.weekly(List.of(), PERIOD)).isEmpty();
        assertThat(statementsOf(() -> figures.of(surveys, PERIOD))).hasSize(1);
        assertThat(statementsOf(() -> figures.weekly(surveys, PERIOD))).hasSize(1);
    }

    @Test
    void aTrendHasAPointForEveryWeek() {
        var survey = survey("csat");
        var today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        var monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        var twoWeeksAgo = monday.minusWeeks(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        sent(survey, twoWeeksAgo.minusMillis(1), 1);
        sent(survey, twoWeeksAgo, 5, null);
        sent(survey, twoWeeksAgo.plus(Duration.ofDays(7)).minusMillis(1), 5, 1);

        var weeks = Objects.requireNonNull(
                figures.weekly(List.of(survey), Duration.ofDays(28)).get(survey));

        assertThat(weeks).extracting(WeekFigures::monday).isSorted().endsWith(monday);
        assertThat(weeks)
                .allSatisfy(week -> assertThat(week.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY));
        assertThat(weeks)
                .hasSize(5)
                .extracting(week -> week.figures().delivered())
                .containsExactly(0L, 1L, 4L, 0L, 0L);
        assertThat(weeks.get(2).figures().score().orElseThrow().value()).isCloseTo(200 / 3.0, within(1e-9));
    }

    private void sent(SurveyId survey, Instant at, @Nullable Integer... scores) {
        var contact = contact("Ann", "Lee");
        for (var score : scores) {
            run(survey, contact, at, score);
        }
    }

    private Figures of(SurveyId survey) {
        return Objects.requireNonNull(figures.of(List.of(survey), PERIOD).get(survey));
    }

    private static void assertSentiments(Figures found, long negative, long neutral, long positive) {
        assertThat(List.of(Sentiment.values())).extracting(found::count).containsExactly(negative, neutral, positive);
    }
}
