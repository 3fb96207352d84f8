package io.aftercare.insight;

import io.aftercare.common.Refusal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whole days of a zone.
 *
 * @param from the first day
 * @param to the last day, itself included
 * @param zone whose days they are
 * @param isMonth whether it is asked for as a month of the calendar
 */
public record InsightPeriod(LocalDate from, LocalDate to, ZoneId zone, boolean isMonth) {

    /** The longest period: a year, the one before it, and one to see them in. */
    public static final int MOST_DAYS = 3 * 366;

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    /** Longer periods are shown by week. */
    private static final int DAYS_BY_DAY = 31;

    /** Longer periods are shown by month. */
    private static final int DAYS_BY_WEEK = 120;

    /** Any days. */
    public InsightPeriod(LocalDate from, LocalDate to, ZoneId zone) {
        this(from, to, zone, false);
    }

    /** What a period is divided into. */
    public enum Step {
        DAY,
        WEEK,
        MONTH;

        /** The word in JSON and on pages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private LocalDate next(LocalDate day) {
            return switch (this) {
                case DAY -> day.plusDays(1);
                case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            };
        }
    }

    /**
     * The period that somebody asks for.
     *
     * @throws Refusal {@code invalid-period} when it ends before it begins, is too long or too far away
     */
    public static InsightPeriod asked(LocalDate from, LocalDate to, ZoneId zone) {
        if (from.isAfter(to)) {
            throw invalid("The period begins on %s and ends on %s, before that. Exchange the two.".formatted(from, to));
        }
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw invalid("Days go from %s to %s. Choose days between them.".formatted(FIRST, LAST));
        }
        if (days(from, to) > MOST_DAYS) {
            throw invalid("%,d days are too many; at most %,d (three years) can be looked at. Choose a shorter period."
                    .formatted(days(from, to), MOST_DAYS));
        }
        return new InsightPeriod(from, to, zone);
    }

    /**
     * The period that an address asks for in words, up to today unless it says otherwise.
     *
     * @param period {@code 7d}, {@code 30d}, {@code 90d}, {@code 12m}, {@code this-month} or {@code last-month}; null for
     *     30 days
     * @param from the first day, {@code 2026-10-31}, instead of a period
     * @param to the last day; null for today
     * @throws Refusal {@code invalid-period} when it cannot be read, or as {@link #asked}
     */
    public static InsightPeriod read(
            @Nullable String period, @Nullable String from, @Nullable String to, LocalDate today, ZoneId zone) {
        if (from != null) {
            return asked(day(from), to == null ? today : day(to), zone);
        }
        if (to != null) {
            throw invalid("The first day is missing. Say from which day on, or leave both days out.");
        }
        return switch (period == null ? "30d" : period) {
            case "7d" -> lastDays(7, today, zone);
            case "30d" -> lastDays(30, today, zone);
            case "90d" -> lastDays(90, today, zone);
            case "12m" -> lastYear(today, zone);
            case "this-month" -> month(YearMonth.from(today), zone);
            case "last-month" -> month(YearMonth.from(today).minusMonths(1), zone);
            default ->
                throw invalid("There is no such period. Choose 7d, 30d, 90d, 12m, this-month or last-month,"
                        + " or a first day.");
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw invalid("A day cannot be read. Write it as year-month-day, such as 2026-10-31.");
        }
    }

    /** The days that end with this one. */
    public static InsightPeriod lastDays(int days, LocalDate today, ZoneId zone) {
        return new InsightPeriod(today.minusDays(days - 1L), today, zone);
    }

    /** The twelve months that end with this day. */
    public static InsightPeriod lastYear(LocalDate today, ZoneId zone) {
        return new InsightPeriod(today.minusYears(1).plusDays(1), today, zone);
    }

    /** All days of a month, be they over or not. */
    static InsightPeriod month(YearMonth month, ZoneId zone) {
        return new InsightPeriod(month.atDay(1), month.atEndOfMonth(), zone, true);
    }

    public long days() {
        return days(from, to);
    }

    /** The month before a month, else as many days; up to the day before this period. */
    public InsightPeriod before() {
        if (isMonth) {
            return month(YearMonth.from(from).minusMonths(1), zone);
        }
        return new InsightPeriod(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** When it begins. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** When the day after it begins. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** By what it is divided: so that there are neither too few points nor too many. */
    public Step step() {
        if (days() <= DAYS_BY_DAY) {
            return Step.DAY;
        }
        return days() <= DAYS_BY_WEEK ? Step.WEEK : Step.MONTH;
    }

    /** Its parts, oldest first. Weeks begin on Monday; the first and the last part may be cut. */
    public List<InsightPeriod> parts() {
        var parts = new ArrayList<InsightPeriod>();
        for (var day = from; !day.isAfter(to); day = step().next(day)) {
            var last = step().next(day).minusDays(1);
            parts.add(new InsightPeriod(day, last.isAfter(to) ? to : last, zone));
        }
        return List.copyOf(parts);
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    private static Refusal invalid(String message) {
        return Refusal.unprocessable("invalid-period", message);
    }
}
