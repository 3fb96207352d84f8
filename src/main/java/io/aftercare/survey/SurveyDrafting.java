package io.aftercare.survey;

import io.aftercare.common.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Drafts, new ones and changed ones: what is changed the caller has locked. */
@Component
class SurveyDrafting {

    private final SurveyRepository surveys;
    private final SurveyChecks checks;
    private final SurveyLimits limits;
    private final Clock clock;

    SurveyDrafting(SurveyRepository surveys, SurveyChecks checks, SurveyLimits limits, Clock clock) {
        this.surveys = surveys;
        this.checks = checks;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Refusal {@code unsound-survey} or {@code survey-name-taken} */
    Survey create(SurveyDefinition definition, String by) {
        checks.requireSound(definition);
        return insert(definition, by);
    }

    Survey duplicate(Survey survey, String by) {
        var original = survey.draft();
        var stem = CopyName.stem(original.name());
        var name = CopyName.next(stem, surveys.namesFrom(stem));
        return insert(original.toBuilder().name(name).build(), by);
    }

    private Survey insert(SurveyDefinition definition, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var survey = new Survey(SurveyId.next(), SurveyStatus.DRAFT, definition, null, now, now, 0, by);
        return named(definition, () -> {
            surveys.insert(survey);
            return survey;
        });
    }

    /** @throws Refusal {@code survey-type-fixed}, {@code survey-delivery-fixed}, {@code unsound-survey} or {@code survey-name-taken} */
    Survey replace(Survey survey, SurveyDefinition definition, String by) {
        requireSameKind(survey, definition);
        checks.requireSound(definition);
        return changed(survey.id(), definition, by);
    }

    /** @throws Refusal {@code survey-type-fixed}, {@code survey-delivery-fixed} */
    EditOutcome edit(Survey current, long revision, String by, UnaryOperator<SurveyDefinition> change) {
        if (current.revision() != revision) {
            return new EditOutcome.Conflict(current);
        }
        var definition = change.apply(current.draft());
        requireSameKind(current, definition);
        var faults = limits.broken(definition);
        if (!faults.isEmpty()) {
            return new EditOutcome.Invalid(faults);
        }
        if (surveys.isNameTaken(definition.name(), current.id())) {
            return new EditOutcome.NameTaken(definition.name());
        }
        return new EditOutcome.Saved(
                definition.equals(current.draft()) ? current : changed(current.id(), definition, by));
    }

    private Survey changed(SurveyId id, SurveyDefinition definition, String by) {
        return named(definition, () -> {
            surveys.updateDraft(id, definition, by, clock.instant());
            return surveys.find(id).orElseThrow(() -> SurveyRefusals.unknown(id));
        });
    }

    private static void requireSameKind(Survey survey, SurveyDefinition definition) {
        if (survey.draft().type() != definition.type()) {
            throw SurveyRefusals.typeFixed(survey.draft().type(), definition.type());
        }
        if ((survey.draft().web() == null) != (definition.web() == null)) {
            throw SurveyRefusals.deliveryFixed();
        }
    }

    private static Survey named(SurveyDefinition definition, Supplier<Survey> change) {
        try {
            return change.get();
        } catch (DuplicateKeyException taken) {
            throw SurveyRefusals.nameTaken(definition);
        }
    }
}
