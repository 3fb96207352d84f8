package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a survey asks its contacts by itself (R38), which only those can that are not sent for tickets.
 *
 * @param repeat how often each contact
 * @param firstAfterDays for how many days a contact must be a customer before
 * @param since the property of type date since when a contact is a customer: one without a value is none yet; null for
 *     the day the contact was created
 * @param days on which mails leave, at least one
 * @param from when mails leave at the earliest
 * @param until when mails leave at the latest, on the same day
 * @param timeZone whose days and hours these are (IANA name), unless the contact's own is known
 * @param timeZoneProperty the property that has the contact's own time zone (IANA name); null for none
 */
public record Schedule(
        Repeat repeat,
        @Min(0) @Max(3_650) Integer firstAfterDays,
        @Nullable @Size(max = 64) @SingleLine String since,
        @Size(max = 7) List<Weekday> days,
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime until,
        @Size(max = 64) @SingleLine String timeZone,
        @Nullable @Size(max = 64) @SingleLine String timeZoneProperty) {

    /** Of surveys whose author chose nothing. */
    public static final Schedule NONE = new Schedule(
            Repeat.NEVER,
            0,
            null,
            List.of(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            "UTC",
            null);

    /** Everything that was left out gets its standard. */
    public Schedule {
        repeat = Objects.requireNonNullElse(repeat, Repeat.NEVER);
        firstAfterDays = Objects.requireNonNullElse(firstAfterDays, 0);
        days = days == null
                ? List.of(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
                : days.stream().filter(Objects::nonNull).distinct().sorted().toList();
        from = Objects.requireNonNullElse(from, LocalTime.of(9, 0)).truncatedTo(ChronoUnit.MINUTES);
        until = Objects.requireNonNullElse(until, LocalTime.of(17, 0)).truncatedTo(ChronoUnit.MINUTES);
        timeZone = Objects.requireNonNullElse(timeZone, "UTC");
    }

    /** Whether the survey asks contacts without anybody starting it. */
    @JsonIgnore
    public boolean isActive() {
        return repeat != Repeat.NEVER;
    }

    /** Whether mails of a sound schedule leave at this time by themselves. */
    public boolean isWithinHours(Instant now) {
        var local = LocalDateTime.ofInstant(now, zone());
        var time = local.toLocalTime();
        return days.contains(Weekday.of(local.getDayOfWeek())) && !time.isBefore(from) && time.isBefore(until);
    }

    /** The time zone of a sound schedule. */
    @JsonIgnore
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public Schedule withRepeat(Repeat repeat) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }

    public Schedule withFirstAfterDays(int firstAfterDays) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }

    public Schedule withSince(@Nullable String since) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }

    public Schedule withDays(List<Weekday> days) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }

    public Schedule withHours(LocalTime from, LocalTime until) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }

    public Schedule withTimeZone(String timeZone) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }

    public Schedule withTimeZoneProperty(@Nullable String timeZoneProperty) {
        return new Schedule(repeat, firstAfterDays, since, days, from, until, timeZone, timeZoneProperty);
    }
}
