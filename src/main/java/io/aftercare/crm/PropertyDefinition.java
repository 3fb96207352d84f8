package io.aftercare.crm;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A property that contacts can have.
 *
 * @param name how the API, tokens and processes name it: lower-case letters, digits and underscores
 * @param label how people read it
 * @param choices the possible values of a choice, empty for the other types
 * @param shipped whether Aftercare itself writes it, so that it cannot be deleted
 */
public record PropertyDefinition(String name, String label, PropertyType type, List<String> choices, boolean shipped) {

    /** The longest text, in characters. */
    static final int LONGEST_TEXT = 10_000;

    private static final int MOST_DIGITS = 20;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public PropertyDefinition {
        choices = List.copyOf(choices);
    }

    /** A property of one's own. */
    public PropertyDefinition(String name, String label, PropertyType type, List<String> choices) {
        this(name, label, type, choices, false);
    }

    /** What a given value means for this property. */
    sealed interface Reading {

        /** It can be kept, in this form: text, number, or day as {@code yyyy-MM-dd}. */
        record Value(Object kept) implements Reading {}

        /** It cannot, because it ... */
        record Unfit(String reason) implements Reading {}
    }

    Reading read(Object given) {
        return switch (type) {
            case TEXT -> text(given);
            case NUMBER -> number(given);
            case DATE -> date(given);
            case CHOICE -> choice(given);
        };
    }

    private static Reading text(Object given) {
        return given instanceof String text && text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0
                ? new Reading.Value(text)
                : new Reading.Unfit("must be text of at most 10,000 characters without the character U+0000");
    }

    /** Bounds the digits: {@code 1e999999999} is short to send and endless to print. */
    private static Reading number(Object given) {
        if (given instanceof Number number && Double.isFinite(number.doubleValue())) {
            var exact = new BigDecimal(number.toString());
            if (Math.abs((long) exact.scale()) <= MOST_DIGITS && exact.precision() <= MOST_DIGITS) {
                return new Reading.Value(exact);
            }
        }
        return new Reading.Unfit("must be a number of at most 20 digits");
    }

    private static Reading date(Object given) {
        var text = given.toString();
        try {
            if ((given instanceof String || given instanceof LocalDate)
                    && DAY.matcher(text).matches()) {
                return new Reading.Value(LocalDate.parse(text).toString());
            }
        } catch (DateTimeException noSuchDay) {
            return new Reading.Unfit("must be a day that exists");
        }
        return new Reading.Unfit("must be a day such as 2026-03-31");
    }

    private Reading choice(Object given) {
        return given instanceof String text && choices.contains(text)
                ? new Reading.Value(text)
                : new Reading.Unfit("must be one of " + choices);
    }
}
