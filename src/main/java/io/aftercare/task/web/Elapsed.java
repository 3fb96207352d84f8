package io.aftercare.task.web;

import io.aftercare.common.Span;
import java.time.Duration;
import java.time.Instant;

/** How far away a time is, in words. */
final class Elapsed {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private Elapsed() {}

    /** Such as {@code due in 2 days} or {@code overdue by 1 hour}. */
    static String due(Instant due, Instant now) {
        return due.isBefore(now)
                ? "overdue by " + words(Duration.between(due, now))
                : "due in " + words(Duration.between(now, due));
    }

    private static String words(Duration span) {
        return span.compareTo(SHORTEST) < 0
                ? "less than a minute"
                : Span.roughly(span).toString();
    }
}
