package io.aftercare.task.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far away a time is, in words. */
final class Elapsed {

    private record Unit(Duration length, String one) {}

    private static final List<Unit> UNITS = List.of(
            new Unit(Duration.ofDays(1), "day"),
            new Unit(Duration.ofHours(1), "hour"),
            new Unit(Duration.ofMinutes(1), "minute"));

    private Elapsed() {}

    /** Such as {@code due in 2 days} or {@code overdue by 1 hour}. */
    static String due(Instant due, Instant now) {
        return due.isBefore(now)
                ? "overdue by " + words(Duration.between(due, now))
                : "due in " + words(Duration.between(now, due));
    }

    /** In the largest unit of which there is at least one, rounded down. */
    static String words(Duration span) {
        return UNITS.stream()
                .filter(unit -> span.compareTo(unit.length()) >= 0)
                .findFirst()
                .map(unit -> amount(span.dividedBy(unit.length()), unit.one()))
                .orElse("less than a minute");
    }

    private static String amount(long number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }
}
