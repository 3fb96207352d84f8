package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something about a survey that its author should look at.
 *
 * @param part the tab of the editor that it belongs to
 * @param field the path of the field in a {@link SurveyDefinition}, such as {@code followUpQuestions.negative}
 * @param message what is wrong, why, and what to do; it may repeat what the author wrote
 */
public record Finding(Severity severity, EditorPart part, String field, String message) {

    /** How much it matters. */
    public enum Severity {
        /** The survey cannot be published like this. */
        ERROR,
        /** It can, at a risk. */
        WARNING,
        /** It can: this is only worth knowing. */
        NOTICE;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding error(String field, String message) {
        return new Finding(Severity.ERROR, EditorPart.of(field), field, message);
    }

    public static Finding warning(String field, String message) {
        return new Finding(Severity.WARNING, EditorPart.of(field), field, message);
    }

    public static Finding notice(String field, String message) {
        return new Finding(Severity.NOTICE, EditorPart.of(field), field, message);
    }

    /** Whether the survey cannot be published because of it. */
    public boolean blocksPublishing() {
        return severity == Severity.ERROR;
    }
}
