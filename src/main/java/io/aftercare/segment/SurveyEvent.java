package io.aftercare.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What surveys did with a contact. */
public enum SurveyEvent {
    /** A survey was sent to the contact. */
    ASKED,
    NOT_ASKED,
    /** The contact gave a score. */
    ANSWERED,
    NOT_ANSWERED;

    /** The word in JSON: the name in lower case, with a hyphen. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
