package io.aftercare.survey.web.editor;

import io.aftercare.common.page.PageController;
import io.aftercare.survey.EditorPart;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All that a survey shows to people, as large as it fits: its mails and pages, in each of its languages. */
@PageController
class PreviewPageController {

    private final Surveys surveys;
    private final Editors editors;

    PreviewPageController(Surveys surveys, Editors editors) {
        this.surveys = surveys;
        this.editors = editors;
    }

    /** Something to choose: what is shown, or in which language. */
    public record Choice(String label, String path, boolean chosen) {}

    /** Something that is shown; {@code address} is that of its preview. */
    private record Sight(String key, String label, String address) {}

    @GetMapping("/surveys/{id}/preview")
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView preview(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "mail") String show,
            @RequestParam(required = false) @Nullable String language) {
        var editor = editors.of(surveys.get(new SurveyId(id)), EditorPart.SURVEY, language);
        var sights = sights(editor);
        var shown = sights.stream()
                .filter(one -> one.key().equals(show))
                .findFirst()
                .orElse(sights.getFirst());
        var base = "/surveys/" + id + "/preview";
        var in = "language=" + editor.language();
        return new ModelAndView("survey/editor/preview-page")
                .addObject("editor", editor)
                .addObject("choices", choices(sights, shown, base, in))
                .addObject("languages", languages(editor, base + "?show=" + shown.key() + "&language="))
                .addObject("head", shown.key().equals("mail") ? base + "/mail/head?" + in : null)
                .addObject(
                        "source",
                        base + "/" + shown.address() + (shown.address().contains("?") ? "&" : "?") + in);
    }

    private static List<Sight> sights(Editor editor) {
        var onWeb = editor.draft().web() != null;
        var question = onWeb ? "shown?step=feedback&sentiment=" : "question?sentiment=";
        var thanks = onWeb ? "shown?step=thank-you&sentiment=" : "thank-you?sentiment=";
        var sights = new ArrayList<>(
                onWeb
                        ? List.of(new Sight("shown", "On a page", "shown"))
                        : List.of(
                                new Sight("mail", "Mail", "mail"),
                                new Sight("reminder", "Reminder", "mail?reminder=true")));
        editor.bands()
                .forEach(band -> sights.add(
                        new Sight("question-" + band.key(), band.name() + ": question", question + band.key())));
        editor.bands()
                .forEach(band -> sights.add(
                        new Sight("thank-you-" + band.key(), band.name() + ": thank you", thanks + band.key())));
        sights.add(new Sight("notification", "Notification", "notification?sentiment=negative"));
        return sights;
    }

    private static List<Choice> choices(List<Sight> sights, Sight shown, String base, String in) {
        return sights.stream()
                .map(one -> new Choice(one.label(), base + "?show=" + one.key() + "&" + in, one.equals(shown)))
                .toList();
    }

    private static List<Choice> languages(Editor editor, String path) {
        return editor.written().stream()
                .map(language -> new Choice(
                        language.name(), path + language.tag(), language.tag().equals(editor.language())))
                .toList();
    }
}
