package io.aftercare.survey.web.editor;

import io.aftercare.survey.Finding;
import io.aftercare.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of what was typed into a field.
 *
 * @param id names the field's elements on the page
 * @param revision of the draft that the page now knows; null when it did not change
 * @param fault what is wrong with what was typed, saved or not; null when nothing is
 * @param conflict what somebody else did meanwhile; null when nobody did
 */
public record FieldResult(
        String id,
        boolean saved,
        @Nullable Long revision,
        @Nullable String fault,
        @Nullable Changed conflict) {

    /** Who changed the draft since the page was loaded. */
    public record Changed(String by, Instant at, long revision) {}

    static FieldResult saved(FieldPath field, Survey survey, List<Finding> faults) {
        var fault = faults.stream()
                .filter(finding ->
                        finding.field().equals(field.path()) || finding.field().startsWith(field.path() + "."))
                .map(Finding::message)
                .findFirst()
                .orElse(null);
        return new FieldResult(field.id(), true, survey.revision(), fault, null);
    }

    static FieldResult notSaved(FieldPath field, @Nullable Long revision, String fault) {
        return new FieldResult(field.id(), false, revision, fault, null);
    }

    static FieldResult conflict(FieldPath field, Survey current) {
        var changed = new Changed(who(current), current.updatedAt(), current.revision());
        return new FieldResult(field.id(), false, null, null, changed);
    }

    static String who(Survey survey) {
        return Objects.requireNonNullElse(survey.updatedBy(), "Somebody");
    }
}
