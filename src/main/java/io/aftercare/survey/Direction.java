package io.aftercare.survey;

import java.util.Locale;
import java.util.Set;

/** Which way a language is written. */
public final class Direction {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private Direction() {}

    /** {@code rtl} or {@code ltr}, as HTML's {@code dir} has it. */
    public static String of(Locale locale) {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }
}
