package io.aftercare.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;

/** What values a property takes: a date is a day without time, a choice is one of a fixed list of texts. */
public enum PropertyType {
    TEXT,
    NUMBER,
    DATE,
    CHOICE;

    /** Longer text is no number that could be kept; reading it takes time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    /** The name of the type outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What text means as a value of this type. Text that is no number stays, and the property refuses it by its words. */
    public Object parse(String text) {
        if (this != NUMBER || text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException other) {
            return text;
        }
    }

    static PropertyType withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
