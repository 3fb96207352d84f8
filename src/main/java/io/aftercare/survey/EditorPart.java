package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The tabs of the editor, in their order. */
public enum EditorPart {
    SURVEY,
    FEEDBACK,
    THANK_YOU,
    RECIPIENTS,
    SETTINGS,
    AUTOMATION;

    /** The word in JSON and in addresses, such as {@code thank-you}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a field of a {@link SurveyDefinition} is edited; a path such as {@code sender.address} will do. */
    static EditorPart of(String field) {
        return switch (field.split("[.\\[]", 2)[0]) {
            case "followUpQuestions" -> FEEDBACK;
            case "thankYou" -> THANK_YOU;
            case "pipeline" -> RECIPIENTS;
            case "delay", "commentWindow", "expiresAfter", "reminderAfter", "fatigueDays", "notifications" -> SETTINGS;
            case "followUps" -> AUTOMATION;
            default -> SURVEY;
        };
    }
}
