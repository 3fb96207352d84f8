package io.aftercare.survey.web.editor;

import io.aftercare.common.page.Faults;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.EditOutcome.Conflict;
import io.aftercare.survey.EditOutcome.Invalid;
import io.aftercare.survey.EditOutcome.NameTaken;
import io.aftercare.survey.EditOutcome.Saved;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The editor: a page for each tab, and a request for each field that was typed into. */
@PageController
@RequestMapping("/surveys/{id}/edit")
class EditorController {

    private final Surveys surveys;
    private final Editors editors;
    private final DraftFields fields;

    EditorController(Surveys surveys, Editors editors, DraftFields fields) {
        this.surveys = surveys;
        this.editors = editors;
        this.fields = fields;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    String first(@PathVariable UUID id) {
        return "redirect:/surveys/" + id + "/edit/survey";
    }

    @GetMapping("/{tab:survey|feedback|thank-you|recipients|settings|automation}")
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView tab(
            @PathVariable UUID id,
            @PathVariable String tab,
            @RequestParam(required = false) @Nullable String language) {
        var shown = editors.tab(tab);
        var survey = surveys.get(new SurveyId(id));
        return new ModelAndView("survey/editor/editor")
                .addAllObjects(shown.model(survey))
                .addObject("content", "templates/" + shown.template() + ".html.vm")
                .addObject("faults", Faults.none())
                .addObject("editor", editors.of(survey, shown.part(), language));
    }

    @PostMapping("/field/{path}")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView keep(
            @PathVariable UUID id,
            @PathVariable String path,
            @RequestParam long revision,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletResponse response) {
        var field = FieldPath.of(path);
        FieldResult result;
        try {
            var change = fields.change(field, typed);
            result = result(field, surveys.edit(new SurveyId(id), revision, user.name(), change));
        } catch (UnreadableValue unreadable) {
            result = FieldResult.notSaved(field, revision, unreadable.why());
        }
        response.setStatus((result.conflict() == null ? HttpStatus.OK : HttpStatus.CONFLICT).value());
        if (result.saved()) {
            response.setHeader("HX-Trigger", "draft-saved");
        }
        return new ModelAndView("survey/editor/field-result", "result", result);
    }

    private FieldResult result(FieldPath field, EditOutcome outcome) {
        return switch (outcome) {
            case Saved saved ->
                FieldResult.saved(
                        field, saved.survey(), surveys.faults(saved.survey().draft()));
            case Conflict conflict -> FieldResult.conflict(field, conflict.current());
            case NameTaken taken ->
                FieldResult.notSaved(
                        field, null, "Another survey is named '%s'. Choose another name.".formatted(taken.name()));
            case Invalid invalid ->
                FieldResult.notSaved(
                        field, null, Faults.sentence(invalid.faults().getFirst().message()));
        };
    }

    @PostMapping("/languages")
    @PreAuthorize("hasAuthority('surveys:write')")
    String addLanguage(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam String language,
            @RequestParam String tab,
            @AuthenticationPrincipal SignedInUser user) {
        required(surveys.edit(
                new SurveyId(id), revision, user.name(), draft -> DraftWords.into(draft, language, DraftWords.NONE)));
        return "redirect:/surveys/%s/edit/%s?language=%s"
                .formatted(id, editors.tab(tab).part().key(), language);
    }

    @PostMapping("/languages/{language}/remove")
    @PreAuthorize("hasAuthority('surveys:write')")
    String removeLanguage(
            @PathVariable UUID id,
            @PathVariable String language,
            @RequestParam long revision,
            @AuthenticationPrincipal SignedInUser user) {
        required(surveys.edit(new SurveyId(id), revision, user.name(), draft -> {
            var translations = new TreeMap<>(draft.translations());
            translations.remove(language);
            return draft.toBuilder().translations(translations).build();
        }));
        return "redirect:/surveys/" + id + "/edit/survey";
    }

    private static void required(EditOutcome outcome) {
        if (!(outcome instanceof Saved)) {
            throw EditorRefusals.of(outcome);
        }
    }
}
