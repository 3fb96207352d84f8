package io.aftercare.survey.web.editor;

import org.jspecify.annotations.Nullable;

/**
 * A field of the editor as it is shown.
 *
 * @param path names it, as findings do
 * @param id names its elements on the page
 * @param value what the author wrote; empty when nothing
 * @param standard what stands there when the author writes nothing; empty when nothing does
 * @param fault what is wrong with what the author wrote; null when nothing is
 */
public record EditorField(
        String path,
        String id,
        String value,
        String standard,
        @Nullable String fault) {}
