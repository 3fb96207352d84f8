package io.aftercare.survey;

import org.jspecify.annotations.Nullable;

/**
 * One field in which a draft differs from what is live.
 *
 * @param part the tab of the editor that the field is on
 * @param field its path in a {@link SurveyDefinition}, such as {@code theme.color}
 * @param before what is live, as text; null when the field is empty there
 * @param after what the draft says, as text; null when the field is empty in it
 */
public record SurveyChange(
        EditorPart part,
        String field,
        @Nullable String before,
        @Nullable String after) {}
