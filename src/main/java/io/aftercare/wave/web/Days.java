package io.aftercare.wave.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people read them. */
final class Days {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);

    private Days() {}

    static String inWords(LocalDate day) {
        return FORMAT.format(day);
    }
}
