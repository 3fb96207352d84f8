package io.aftercare.survey;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints reach into a {@link PerSentiment}; found by Jakarta Validation as a service. */
public final class PerSentimentValues implements ValueExtractor<PerSentiment<@ExtractedValue ?>> {

    @Override
    public void extractValues(PerSentiment<?> values, ValueReceiver receiver) {
        for (var sentiment : Sentiment.values()) {
            receiver.keyedValue("<value>", sentiment.key(), values.get(sentiment));
        }
    }
}
