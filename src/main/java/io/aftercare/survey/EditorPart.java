package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tabs of the editor, in their order. */
public enum EditorPart {
    SURVEY,
    FEEDBACK,
    THANK_YOU,
    RECIPIENTS,
    SETTINGS,
    AUTOMATION;

    private static final Pattern TRANSLATED = Pattern.compile("^translations\\.[^.]+\\.");

    /** The word in JSON and in addresses, such as {@code thank-you}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a field of a {@link SurveyDefinition} is edited; a path such as {@code sender.address} will do. */
    static EditorPart of(String field) {
        var translated = TRANSLATED.matcher(field).replaceFirst("");
        return switch (translated.split("[.\\[]", 2)[0]) {
            case "followUpQuestions" -> FEEDBACK;
            case "thankYou" -> THANK_YOU;
            case "pipeline", "segment" -> RECIPIENTS;
            case "schedule",
                    "delay",
                    "commentWindow",
                    "expiresAfter",
                    "reminderAfter",
                    "fatigueDays",
                    "anonymous",
                    "notifications" -> SETTINGS;
            case "followUps", "runProcess" -> AUTOMATION;
            default -> SURVEY;
        };
    }
}
