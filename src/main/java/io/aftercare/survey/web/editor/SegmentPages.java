package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.segment.Segment;
import io.aftercare.segment.SegmentWords;
import io.aftercare.segment.Segments;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.EditOutcome.Invalid;
import io.aftercare.survey.EditOutcome.Saved;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The builder of segments on the Recipients tab: each change is kept at once and shows the segment anew. */
@PageController
@RequestMapping("/surveys/{id}/edit/segment")
class SegmentPages {

    private static final int SAMPLE = 5;

    private final Surveys surveys;
    private final Segments segments;
    private final SegmentWords words;
    private final ConditionForms forms;

    SegmentPages(Surveys surveys, Segments segments, SegmentWords words, ConditionForms forms) {
        this.surveys = surveys;
        this.segments = segments;
        this.words = words;
        this.forms = forms;
    }

    @GetMapping("/people")
    @PreAuthorize("hasAuthority('contacts:read')")
    ModelAndView people(@PathVariable UUID id) {
        var segment = surveys.get(new SurveyId(id)).draft().segment();
        var page = new ModelAndView("survey/editor/segment-people").addObject("chosen", segment != null);
        return segment == null
                ? page
                : page.addObject("count", segments.count(segment))
                        .addObject("all", segments.count(Segment.EVERYBODY))
                        .addObject("sample", segments.sample(segment, SAMPLE));
    }

    @GetMapping("/condition")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView form(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String at,
            @ModelAttribute ConditionInput typed) {
        var survey = surveys.get(new SurveyId(id));
        var present = at.isEmpty() || typed.about() != null
                ? typed
                : TypedCondition.of(SegmentEdits.condition(survey.draft().segment(), at));
        return form(survey, in, at, typed.about() == null, present, null);
    }

    @PostMapping("/conditions")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView put(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String in,
            @RequestParam(defaultValue = "") String at,
            @ModelAttribute ConditionInput typed,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        try {
            var condition = ConditionReading.read(forms.shape(typed), typed);
            var outcome = edit(
                    id,
                    revision,
                    user,
                    segment -> at.isEmpty()
                            ? SegmentEdits.added(segment, in, condition)
                            : SegmentEdits.replaced(segment, at, condition));
            return outcome instanceof Invalid invalid
                    ? notKept(id, in, at, typed, fault(invalid), response)
                    : kept(outcome, at, response);
        } catch (UnreadableValue unreadable) {
            return notKept(id, in, at, typed, unreadable.why(), response);
        }
    }

    @PostMapping("/remove")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView remove(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam String at,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        return kept(edit(id, revision, user, segment -> SegmentEdits.removed(segment, at)), response);
    }

    @PostMapping("/match")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView match(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String in,
            @RequestParam String match,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        return kept(edit(id, revision, user, segment -> SegmentEdits.matching(segment, in, match)), response);
    }

    @PostMapping("/everybody")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView everybody(
            @PathVariable UUID id,
            @RequestParam long revision,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        return kept(edit(id, revision, user, segment -> Segment.EVERYBODY), response);
    }

    @PostMapping("/nobody")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView nobody(
            @PathVariable UUID id,
            @RequestParam long revision,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        return kept(edit(id, revision, user, segment -> null), response);
    }

    private EditOutcome edit(UUID id, long revision, SignedInUser user, UnaryOperator<@Nullable Segment> change) {
        return surveys.edit(
                new SurveyId(id),
                revision,
                user.name(),
                draft ->
                        draft.toBuilder().segment(change.apply(draft.segment())).build());
    }

    private ModelAndView kept(EditOutcome outcome, HttpServletResponse response) {
        return kept(outcome, "", response);
    }

    /** @param at the place where one goes on; empty for that where conditions are added */
    private ModelAndView kept(EditOutcome outcome, String at, HttpServletResponse response) {
        if (!(outcome instanceof Saved saved)) {
            throw EditorRefusals.of(outcome);
        }
        response.setHeader("HX-Trigger", "draft-saved");
        return new ModelAndView("survey/editor/segment-result")
                .addObject("revision", saved.survey().revision())
                .addObject("segment", SegmentView.of(saved.survey(), words.phrases(), segments))
                .addObject("autofocus", true)
                .addObject("focus", at);
    }

    /** The segment stays as it is; the page says why nothing was changed. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        response.setHeader("HX-Reswap", "none");
        return new ModelAndView("survey/editor/refusal", "message", String.valueOf(refusal.getMessage()));
    }

    private ModelAndView notKept(
            UUID id, String in, String at, ConditionInput typed, String fault, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        response.setHeader("HX-Retarget", "#segment-form");
        response.setHeader("HX-Reswap", "innerHTML");
        return form(surveys.get(new SurveyId(id)), in, at, false, typed, fault);
    }

    private ModelAndView form(
            Survey survey, String in, String at, boolean opened, ConditionInput typed, @Nullable String fault) {
        var form = forms.form(
                SegmentView.path(survey), in, at, opened, survey.draft().type(), typed, fault);
        return new ModelAndView("survey/editor/segment-condition", "form", form);
    }

    private static String fault(Invalid invalid) {
        var words = invalid.faults().getFirst().message();
        return "That does not fit: it " + words + ".";
    }
}
