package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a survey is sent: only a live one starts runs and mails; a paused one answers what is out. */
public enum SurveyStatus {
    DRAFT,
    LIVE,
    PAUSED;

    @JsonValue
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static SurveyStatus of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
