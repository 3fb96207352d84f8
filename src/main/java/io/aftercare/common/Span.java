package io.aftercare.common;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time span as people say it: an amount and a unit.
 *
 * @param unit seconds, minutes, hours or days
 */
public record Span(long amount, String unit) {

    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES);
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,6}");

    /** In the largest unit that gives a whole amount; what cannot be said in whole minutes is said in seconds. */
    public static Span of(Duration duration) {
        return UNITS.stream()
                .filter(unit -> !duration.isZero()
                        && duration.toSeconds() % unit.getDuration().toSeconds() == 0)
                .findFirst()
                .map(unit -> new Span(duration.dividedBy(unit.getDuration()), name(unit)))
                .orElseGet(() -> new Span(duration.toSeconds(), name(ChronoUnit.SECONDS)));
    }

    /** To the nearest minute, or hour from two hours on, or day from two days on. */
    public static Span roughly(Duration duration) {
        var minutes = rounded(duration, ChronoUnit.MINUTES);
        if (minutes < 120 && minutes != 60) {
            return new Span(minutes, name(ChronoUnit.MINUTES));
        }
        var hours = rounded(duration, ChronoUnit.HOURS);
        return hours < 48 && hours != 24
                ? new Span(hours, name(ChronoUnit.HOURS))
                : new Span(rounded(duration, ChronoUnit.DAYS), name(ChronoUnit.DAYS));
    }

    /** Null when the amount is no whole number or the unit none of ours. */
    public static @Nullable Duration parse(String amount, String unit) {
        if (!AMOUNT.matcher(amount.strip()).matches()) {
            return null;
        }
        var number = Long.parseLong(amount.strip());
        return switch (unit) {
            case "seconds" -> Duration.ofSeconds(number);
            case "minutes" -> Duration.ofMinutes(number);
            case "hours" -> Duration.ofHours(number);
            case "days" -> Duration.ofDays(number);
            default -> null;
        };
    }

    /** Such as {@code 2 hours}. */
    @Override
    public String toString() {
        return amount + " " + (amount == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }

    private static long rounded(Duration duration, ChronoUnit unit) {
        return Math.round((double) duration.toSeconds() / unit.getDuration().toSeconds());
    }

    private static String name(ChronoUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }
}
