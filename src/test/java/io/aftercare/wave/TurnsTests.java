package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.Repeat;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.Weekday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final Turns QUARTERLY = new Turns(Schedule.NONE.withRepeat(Repeat.QUARTERLY));

    @Test
    void numberTheWeekdaysOfAPeriodThrough() {
        var days = Stream.iterate(MONDAY, day -> day.plusDays(1))
                .limit(91)
                .filter(QUARTERLY::isOne)
                .toList();

        assertThat(days).hasSize(QUARTERLY.count()).hasSize(65);
        assertThat(days.stream().map(QUARTERLY::on)).doesNotHaveDuplicates().allMatch(turn -> turn >= 0 && turn < 65);
    }

    @Test
    void comeAgainAfterAPeriodOnTheSameWeekday() {
        for (var repeat : List.of(Repeat.QUARTERLY, Repeat.HALF_YEARLY, Repeat.YEARLY)) {
            var turns = new Turns(Schedule.NONE.withRepeat(repeat));

            assertThat(turns.on(MONDAY.plusDays(turns.period()))).isEqualTo(turns.on(MONDAY));
            assertThat(turns.on(MONDAY.plusDays(7))).isNotEqualTo(turns.on(MONDAY));
        }
    }

    @Test
    void countDaysBefore1970Too() {
        assertThat(QUARTERLY.on(LocalDate.of(1969, 12, 29))).isBetween(0, 64);
    }

    @Test
    void areAllOnOneDayForASurveyThatAsksOnce() {
        var once = new Turns(Schedule.NONE.withRepeat(Repeat.ONCE));

        assertThat(once.count()).isEqualTo(1);
        assertThat(once.on(MONDAY)).isZero();
        assertThat(once.on(MONDAY.plusDays(1))).isZero();
        assertThat(once.until(MONDAY, 30)).containsExactly(MONDAY);
    }

    @Test
    void canBeMissedForAsLongAsOtherSurveysHoldAContactBack() {
        var days = QUARTERLY.until(MONDAY, 30);

        assertThat(days).startsWith(MONDAY, MONDAY.minusDays(3));
        assertThat(days.getLast()).isEqualTo(MONDAY.minusDays(35));
    }

    @Test
    void areNeverMissedForAPeriodOrLonger() {
        assertThat(QUARTERLY.until(MONDAY, 365)).hasSize(65);
        assertThat(QUARTERLY.grace(30)).hasValue(37);
        assertThat(QUARTERLY.grace(83)).isEmpty();
    }

    @Test
    void goOnAfterTheWeekend() {
        assertThat(QUARTERLY.from(MONDAY.minusDays(2), 2)).containsExactly(MONDAY, MONDAY.plusDays(1));
    }

    @Test
    void areDueOnAWeekdayUntilItsHoursAreOverInTheSurveysTimeZone() {
        var tokyo = new Turns(Schedule.NONE
                .withRepeat(Repeat.QUARTERLY)
                .withTimeZone("Asia/Tokyo")
                .withDays(List.of(Weekday.MONDAY))
                .withHours(LocalTime.of(9, 0), LocalTime.of(17, 0)));

        assertThat(tokyo.isDue(Instant.parse("2026-03-01T15:00:00Z"))).isTrue();
        assertThat(tokyo.isDue(Instant.parse("2026-03-02T07:59:00Z"))).isTrue();
        assertThat(tokyo.isDue(Instant.parse("2026-03-02T08:00:00Z"))).isFalse();
        assertThat(tokyo.isDue(Instant.parse("2026-03-01T14:59:00Z"))).isFalse();
    }

    @Test
    void arePostponedToTheSameHourOfAnotherWeekday() {
        var friday = Instant.parse("2026-03-06T10:30:00Z");

        assertThat(QUARTERLY.postponed(friday, Instant.parse("2026-03-06T20:00:00Z"), null))
                .isEqualTo(Instant.parse("2026-03-09T10:30:00Z"));
    }

    @Test
    void arePostponedByTheDaysAndTheClockOfTheContact() {
        var friday = Instant.parse("2026-03-07T00:00:00Z");

        assertThat(QUARTERLY.postponed(friday, Instant.parse("2026-03-07T06:00:00Z"), "America/Los_Angeles"))
                .isEqualTo(Instant.parse("2026-03-09T23:00:00Z"));
        assertThat(QUARTERLY.postponed(friday, Instant.parse("2026-03-07T06:00:00Z"), "posixrules"))
                .isEqualTo(Instant.parse("2026-03-09T00:00:00Z"));
    }
}
