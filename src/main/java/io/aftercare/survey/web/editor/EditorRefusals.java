package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.EditOutcome.Conflict;
import io.aftercare.survey.EditOutcome.Invalid;
import io.aftercare.survey.EditOutcome.NameTaken;
import io.aftercare.survey.EditOutcome.Saved;

/** Why a change that is more than a field was not kept. */
final class EditorRefusals {

    private EditorRefusals() {}

    static Refusal of(EditOutcome outcome) {
        return switch (outcome) {
            case Conflict conflict ->
                Refusal.conflict(
                        "draft-changed",
                        "%s changed this survey meanwhile. Reload the page, then try again."
                                .formatted(FieldResult.who(conflict.current())));
            case NameTaken taken -> Refusal.conflict("survey-name-taken", "The name is taken. Choose another.");
            case Invalid invalid ->
                Refusal.unprocessable(
                        "invalid-draft", invalid.faults().getFirst().message());
            case Saved saved ->
                throw new IllegalArgumentException(
                        "It was saved: " + saved.survey().id());
        };
    }
}
