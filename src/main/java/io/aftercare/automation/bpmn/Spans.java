package io.aftercare.automation.bpmn;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Durations as a designer writes them: {@code P2D}, not {@code PT48H}. */
final class Spans {

    private Spans() {}

    static String text(Duration duration) {
        var days = duration.toDays();
        var rest = duration.minusDays(days);
        if (days == 0) {
            return rest.toString();
        }
        return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    /** Empty for what is no span of days, hours, minutes and seconds. */
    static Optional<Duration> read(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
