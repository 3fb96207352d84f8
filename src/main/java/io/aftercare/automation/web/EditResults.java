package io.aftercare.automation.web;

import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Survey;
import java.util.Objects;

/** What a change that was not kept says. */
final class EditResults {

    private EditResults() {}

    /** @throws Refusal {@code draft-changed}, {@code survey-name-taken} or {@code invalid-draft} if it was not kept */
    static Survey saved(EditOutcome outcome) {
        return switch (outcome) {
            case EditOutcome.Saved saved -> saved.survey();
            case EditOutcome.Conflict conflict ->
                throw Refusal.conflict(
                        "draft-changed",
                        "%s changed this survey meanwhile. Nothing of yours was saved: reload the page, then try again."
                                .formatted(Objects.requireNonNullElse(
                                        conflict.current().updatedBy(), "Somebody")));
            case EditOutcome.NameTaken taken ->
                throw Refusal.conflict("survey-name-taken", "The name of the survey is taken. Choose another.");
            case EditOutcome.Invalid invalid ->
                throw Refusal.unprocessable(
                        "invalid-draft", invalid.faults().getFirst().message());
        };
    }
}
