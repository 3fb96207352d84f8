package io.aftercare.survey;

import io.aftercare.common.Refusal;
import java.util.List;

/** Why something is not done with a survey. */
final class SurveyRefusals {

    private SurveyRefusals() {}

    static Refusal unknown(SurveyId id) {
        return Refusal.notFound("unknown-survey", "There is no survey %s. It may have been deleted.".formatted(id));
    }

    static Refusal nameTaken(SurveyDefinition survey) {
        return Refusal.conflict(
                "survey-name-taken", "Another survey is named '%s'. Choose another name.".formatted(survey.name()));
    }

    static Refusal typeFixed(SurveyType is, SurveyType wanted) {
        return Refusal.unprocessable(
                "survey-type-fixed",
                "The type of a survey cannot change from %s to %s. Create another survey instead."
                        .formatted(is, wanted));
    }

    static Refusal deliveryFixed() {
        return Refusal.unprocessable(
                "survey-delivery-fixed",
                "A survey is mailed or shown on web sites, and cannot change from one to the other. Create another survey instead.");
    }

    static Refusal incomplete(List<Finding> errors) {
        return Refusal.unprocessable(
                "incomplete-survey", "The survey cannot be published yet. " + SurveyChecks.described(errors));
    }

    static Refusal draftChanged() {
        return Refusal.conflict(
                "draft-changed",
                "Somebody changed the survey since you looked at it. Nothing was published: review it again.");
    }

    static Refusal notLive(SurveyStatus status) {
        return Refusal.conflict(
                "survey-not-live", "Only a live survey can be paused; this one is %s.".formatted(status.key()));
    }

    static Refusal notPaused(SurveyStatus status) {
        return Refusal.conflict(
                "survey-not-paused", "Only a paused survey can be resumed; this one is %s.".formatted(status.key()));
    }
}
