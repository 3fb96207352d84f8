package io.aftercare.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether all of some conditions must be true, or any one of them. */
public enum Match {
    ALL,
    ANY;

    /** The word in JSON: the name in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
