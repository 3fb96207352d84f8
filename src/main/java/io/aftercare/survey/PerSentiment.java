package io.aftercare.survey;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One value for each sentiment; null where the standard applies or where there is none. */
public record PerSentiment<T>(
        @Nullable T negative, @Nullable T neutral, @Nullable T positive) {

    public static <T> PerSentiment<T> none() {
        return new PerSentiment<>(null, null, null);
    }

    public static <T> PerSentiment<T> of(Function<Sentiment, @Nullable T> values) {
        return new PerSentiment<>(
                values.apply(Sentiment.NEGATIVE), values.apply(Sentiment.NEUTRAL), values.apply(Sentiment.POSITIVE));
    }

    public @Nullable T get(Sentiment sentiment) {
        return switch (sentiment) {
            case NEGATIVE -> negative;
            case NEUTRAL -> neutral;
            case POSITIVE -> positive;
        };
    }

    /** The values that are there, by the sentiment's key. */
    public Map<String, T> byKey() {
        var present = new TreeMap<String, T>();
        for (var sentiment : Sentiment.values()) {
            var value = get(sentiment);
            if (value != null) {
                present.put(sentiment.key(), value);
            }
        }
        return present;
    }
}
