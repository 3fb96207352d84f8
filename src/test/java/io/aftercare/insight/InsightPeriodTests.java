package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.insight.InsightPeriod.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsightPeriodTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void daysAreThoseOfItsZone() {
        // Clocks go forward on 30 March 2031: this day has 23 hours.
        var period = period("2031-03-30", "2031-03-30");

        assertThat(period.start()).isEqualTo("2031-03-29T23:00:00Z");
        assertThat(period.end()).isEqualTo("2031-03-30T22:00:00Z");
        assertThat(period.days()).isEqualTo(1);
    }

    @Test
    void isComparedWithAsManyDaysBeforeIt() {
        var period = InsightPeriod.lastDays(30, LocalDate.parse("2031-03-30"), BERLIN);

        assertThat(period).isEqualTo(period("2031-03-01", "2031-03-30"));
        assertThat(period.before()).isEqualTo(period("2031-01-30", "2031-02-28"));
        assertThat(period.before().end()).isEqualTo(period.start());
    }

    @Test
    void aMonthIsComparedWithTheMonthBefore() {
        var today = LocalDate.parse("2031-03-30");

        var thisMonth = InsightPeriod.read("this-month", null, null, today, BERLIN);
        var lastMonth = InsightPeriod.read("last-month", null, null, today, BERLIN);

        assertThat(thisMonth).isEqualTo(InsightPeriod.month(YearMonth.of(2031, 3), BERLIN));
        assertThat(thisMonth.to()).isEqualTo("2031-03-31");
        assertThat(thisMonth.before()).isEqualTo(lastMonth);
        assertThat(lastMonth.from()).isEqualTo("2031-02-01");
        assertThat(lastMonth.before().from()).isEqualTo("2031-01-01");
        assertThat(lastMonth.before().end()).isEqualTo(lastMonth.start());
    }

    @Test
    void theLastYearHasTwelveMonths() {
        var period = InsightPeriod.lastYear(LocalDate.parse("2032-02-29"), BERLIN);

        assertThat(period).isEqualTo(period("2031-03-01", "2032-02-29"));
        assertThat(period.step()).isEqualTo(Step.MONTH);
        assertThat(period.parts()).hasSize(12);
    }

    @Test
    void isDividedIntoDaysWeeksOrMonthsWithoutAGap() {
        assertThat(period("2031-03-01", "2031-03-31").parts()).hasSize(31);
        // A Saturday: the first week has two days, the last ends with the period.
        var weeks = period("2031-03-01", "2031-04-01").parts();
        assertThat(weeks).startsWith(period("2031-03-01", "2031-03-02"), period("2031-03-03", "2031-03-09"));
        assertThat(weeks.getLast()).isEqualTo(period("2031-03-31", "2031-04-01"));
        var months = period("2031-01-15", "2031-06-10").parts();
        assertThat(months).startsWith(period("2031-01-15", "2031-01-31"), period("2031-02-01", "2031-02-28"));
        assertThat(months.getLast()).isEqualTo(period("2031-06-01", "2031-06-10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-03-02 | 2031-03-01 | before that",
                "1831-01-01 | 2031-01-01 | Days go from",
                "2031-01-01 | 2231-01-01 | Days go from",
                "+999999999-01-01 | +999999999-12-31 | Days go from",
                "2001-01-01 | 2031-01-01 | too many"
            })
    void saysWhatCannotBe(String from, String to, String why) {
        assertThatThrownBy(() -> InsightPeriod.asked(LocalDate.parse(from), LocalDate.parse(to), BERLIN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("invalid-period"))
                .hasMessageContaining(why);
    }

    @Test
    void theFirstDayThatCanBeAskedForHasADayBefore() {
        var first = LocalDate.of(2000, 1, 1);

        assertThat(InsightPeriod.asked(first, first, ZoneOffset.UTC).before().from())
                .isEqualTo("1999-12-31");
    }

    private static InsightPeriod period(String from, String to) {
        return new InsightPeriod(LocalDate.parse(from), LocalDate.parse(to), BERLIN);
    }
}
