package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.util.Locale;

/** A day of the week; the week begins on Monday (ISO 8601). */
public enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY;

    /** The word in JSON and in forms, such as {@code monday}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it, such as {@code Monday}. */
    public String label() {
        return name().charAt(0) + key().substring(1);
    }

    public static Weekday of(DayOfWeek day) {
        return values()[day.ordinal()];
    }
}
