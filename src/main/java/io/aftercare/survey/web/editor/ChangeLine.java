package io.aftercare.survey.web.editor;

import io.aftercare.common.Span;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyChange;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What changed since the survey went live, as a page shows it.
 *
 * @param before empty when there was nothing
 * @param after empty when there is nothing
 */
public record ChangeLine(String field, String before, String after, String path) {

    static ChangeLine of(Survey survey, SurveyChange change) {
        return new ChangeLine(
                FieldNames.of(change.field()),
                readable(change.field(), change.before()),
                readable(change.field(), change.after()),
                ReviewLine.path(survey, change.part(), change.field()));
    }

    private static String readable(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "delay", "commentWindow", "expiresAfter", "reminderAfter" -> span(value);
            case "notifications.onlyWithComment", "anonymous" -> value.equals("true") ? "yes" : "no";
            default -> value;
        };
    }

    private static String span(String value) {
        try {
            var duration = Duration.parse(value);
            return duration.isZero() ? "at once" : Span.of(duration).toString();
        } catch (DateTimeParseException other) {
            return value;
        }
    }
}
