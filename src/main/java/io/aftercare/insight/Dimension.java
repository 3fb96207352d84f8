package io.aftercare.insight;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Refusal;
import java.util.Arrays;
import java.util.Locale;

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

    private final String column;

    Dimension(String column) {
        this.column = column;
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
