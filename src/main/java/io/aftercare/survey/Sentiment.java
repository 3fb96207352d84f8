package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Refusal;
import java.util.Arrays;
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

    /** @throws Refusal {@code unknown-sentiment} */
    public static Sentiment ofKey(String key) {
        return Arrays.stream(values())
                .filter(sentiment -> sentiment.key().equals(key))
                .findAny()
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-sentiment",
                        "There is no sentiment '%s'. Sentiments: negative, neutral, positive.".formatted(key)));
    }
}
