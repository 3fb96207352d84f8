package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The part of a scale that a score lies in (R2); {@link SurveyType} says which scores. CES and CSAT share
 * {@link #NEUTRAL}, so that a key names one band everywhere.
 */
public enum Band {
    DIFFICULT(Sentiment.NEGATIVE),
    EASY(Sentiment.POSITIVE),
    DETRACTOR(Sentiment.NEGATIVE),
    PASSIVE(Sentiment.NEUTRAL),
    PROMOTER(Sentiment.POSITIVE),
    UNHAPPY(Sentiment.NEGATIVE),
    NEUTRAL(Sentiment.NEUTRAL),
    HAPPY(Sentiment.POSITIVE);

    private final Sentiment sentiment;

    Band(Sentiment sentiment) {
        this.sentiment = sentiment;
    }

    public Sentiment sentiment() {
        return sentiment;
    }

    /** The word in JSON, in process variables and in message keys: the name in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
