package io.aftercare.wave;

import io.aftercare.survey.Schedule;
import io.aftercare.survey.Weekday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn is when. The weekdays of a period are numbered through, and a contact has one of the numbers for ever: the
 * turns of all contacts are evenly spread, and each contact's come a period apart. A survey that asks once has one turn
 * for all.
 */
record Turns(Schedule schedule) {

    private static final int DAYS = 7;

    /** 1970-01-01 was a Thursday: three days after the first Monday of its week. */
    private static final int THURSDAY = 3;

    /** How many turns a period has. */
    int count() {
        return Math.max(1, schedule.repeat().weeks() * schedule.days().size());
    }

    /** Days from a contact's turn to the next; 0 when there is no next one. */
    int period() {
        return schedule.repeat().weeks() * DAYS;
    }

    /** The number of a day that is one of the schedule's weekdays. */
    int on(LocalDate day) {
        var weeks = schedule.repeat().weeks();
        if (weeks == 0) {
            return 0;
        }
        var week = Math.floorMod(Math.floorDiv(day.toEpochDay() + THURSDAY, DAYS), weeks);
        return week * schedule.days().size() + schedule.days().indexOf(Weekday.of(day.getDayOfWeek()));
    }

    boolean isOne(LocalDate day) {
        return schedule.days().contains(Weekday.of(day.getDayOfWeek()));
    }

    /** The first day with a turn that is not before. */
    LocalDate from(LocalDate day) {
        return Stream.iterate(day, next -> next.plusDays(1))
                .filter(this::isOne)
                .findFirst()
                .orElseThrow();
    }

    /** So many days with a turn, the first not before. */
    List<LocalDate> from(LocalDate day, int count) {
        return Stream.iterate(from(day), next -> from(next.plusDays(1)))
                .limit(count)
                .toList();
    }

    /**
     * The days whose turns may be asked on a day: itself, and those before on which somebody may have been missed. For so
     * long a contact may be held back by the surveys it got before, and a few days more.
     */
    List<LocalDate> until(LocalDate day, int fatigueDays) {
        if (period() == 0) {
            return List.of(day);
        }
        var back = grace(fatigueDays).orElse(period() - 1);
        return Stream.iterate(day, before -> before.minusDays(1))
                .limit(back + 1L)
                .filter(this::isOne)
                .toList();
    }

    /** For how many days a missed turn is made up for; empty when it always is. */
    OptionalInt grace(int fatigueDays) {
        var days = fatigueDays + DAYS;
        return days < period() - 1 ? OptionalInt.of(days) : OptionalInt.empty();
    }

    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, schedule.zone());
    }

    /** Whether the wave of today should start: it is one of the weekdays, and its hours are not over. */
    boolean isDue(Instant now) {
        var local = LocalDateTime.ofInstant(now, schedule.zone());
        return isOne(local.toLocalDate()) && local.toLocalTime().isBefore(schedule.until());
    }

    /**
     * The same time on the first day with a turn that is not past.
     *
     * @param own the contact's time zone; null, or one that only the database knows, for the survey's
     */
    Instant postponed(Instant sendAt, Instant now, @Nullable String own) {
        var zone = own != null && ZoneId.getAvailableZoneIds().contains(own) ? ZoneId.of(own) : schedule.zone();
        var local = LocalDateTime.ofInstant(sendAt, zone);
        return Stream.iterate(local, next -> next.plusDays(1))
                .filter(time -> isOne(time.toLocalDate()))
                .map(time -> time.atZone(zone).toInstant())
                .filter(time -> !time.isBefore(now))
                .findFirst()
                .orElseThrow();
    }
}
