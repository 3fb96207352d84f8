package io.aftercare.insight;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What scores are broken down by. */
public enum Dimension {
    SURVEY("survey_id"),
    PIPELINE("pipeline"),
    /** Who owned the ticket when it was closed. */
    OWNER("owner_email"),
    /** The language of the mail. */
    LANGUAGE("language");

    /** Each with its value of a run as text, for {@code values}. */
    static final String VALUES = Arrays.stream(values())
            .map(dimension -> "('%s', cast(%s as text))".formatted(dimension.key(), dimension.column))
            .collect(joining(", "));

    /**
     * What runs are summed up by, for {@code values}: all together, by each dimension, and by each two as
     * {@link #together} names them; null where a run has no such value. Not by the owner and something else: those are
     * many with few runs each, which are counted as fast.
     */
    static final String SUMMED = Stream.concat(Stream.of("('', '')", VALUES), pairs().map(Dimension::pairValue))
            .collect(joining(", "));

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    private static Stream<List<Dimension>> pairs() {
        return Stream.of(List.of(SURVEY, PIPELINE), List.of(SURVEY, LANGUAGE), List.of(PIPELINE, LANGUAGE));
    }

    private static String pairValue(List<Dimension> pair) {
        return "('%s', %s)"
                .formatted(
                        together(pair.stream().map(Dimension::key)),
                        pair.stream()
                                .map(dimension -> "cast(%s as text)".formatted(dimension.column))
                                .collect(joining(" || ' ' || ")));
    }

    /** Keys or values of dimensions, in their order, as one; none has a blank. */
    static String together(Stream<String> ordered) {
        return ordered.collect(joining(" "));
    }

    /** Whether runs are summed up by all of these. */
    static boolean areSummed(Collection<Dimension> ordered) {
        return ordered.size() <= 1 || pairs().anyMatch(pair -> pair.equals(List.copyOf(ordered)));
    }

    /** Of {@code survey_run}. */
    String column() {
        return column;
    }

    /** The word in JSON and in addresses. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code unknown-breakdown} */
    public static Dimension ofKey(String key) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.key().equals(key))
                .findAny()
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-breakdown",
                        "Scores cannot be broken down by that. Choose survey, pipeline, owner or language."));
    }
}
