package io.aftercare.survey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a survey where something of it is shown.
 *
 * @param name of its draft
 * @param deletion null while it is there
 */
public record SurveyLabel(String name, @Nullable Deletion deletion) {

    /** That it was deleted. @param by who did it, as people read it; null when that is not known */
    public record Deletion(Instant at, @Nullable String by) {}
}
