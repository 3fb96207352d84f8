package io.aftercare.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What values a property takes: a date is a day without time, a choice is one of a fixed list of texts. */
public enum PropertyType {
    TEXT,
    NUMBER,
    DATE,
    CHOICE;

    /** The name of the type outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PropertyType withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
