package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Whether a survey is sent: only a live one starts runs and mails; a paused one answers what is out. */
public enum SurveyStatus {
    DRAFT,
    LIVE,
    PAUSED;

    @JsonValue
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @return null for a word that is no status */
    public static @Nullable SurveyStatus ofKey(String key) {
        for (var status : values()) {
            if (status.key().equals(key)) {
                return status;
            }
        }
        return null;
    }

    static SurveyStatus of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
