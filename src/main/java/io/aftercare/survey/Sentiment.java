package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a respondent feels, whatever the survey type: every {@link Band} has one (R2). */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /** The word in JSON, in process variables and in message keys: the name in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
