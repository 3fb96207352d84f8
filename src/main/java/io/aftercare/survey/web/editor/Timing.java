package io.aftercare.survey.web.editor;

import io.aftercare.common.Span;
import io.aftercare.survey.SurveyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The time spans of a survey as its author says them.
 *
 * @param delay null when the mail leaves at once
 * @param reminder null when there is none
 */
public record Timing(
        @Nullable Span delay,
        Span commentWindow,
        Span expiry,
        @Nullable Span reminder) {

    static Timing of(SurveyDefinition draft) {
        var reminder = draft.reminderAfter();
        return new Timing(
                draft.delay().isZero() ? null : Span.of(draft.delay()),
                Span.of(draft.commentWindow()),
                Span.of(draft.expiresAfter()),
                reminder == null ? null : Span.of(reminder));
    }
}
