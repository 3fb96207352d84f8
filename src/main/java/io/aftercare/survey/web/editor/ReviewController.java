package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Panel;
import io.aftercare.common.page.Panels;
import io.aftercare.survey.EditorPart;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The last page of the editor: what is missing or risky, what changed, and publishing. */
@PageController
@RequestMapping("/surveys/{id}")
class ReviewController {

    private final Surveys surveys;
    private final Editors editors;
    private final ChangeLines changes;
    private final List<Panel<Survey>> panels;
    private final URI publicUrl;

    /** @param publicUrl where the world reaches this server */
    ReviewController(
            Surveys surveys,
            Editors editors,
            ChangeLines changes,
            List<Panel<Survey>> panels,
            @Value("${aftercare.response.public-url}") URI publicUrl) {
        this.surveys = surveys;
        this.editors = editors;
        this.changes = changes;
        this.panels = panels;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/edit/review")
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView review(@PathVariable UUID id) {
        return page(new SurveyId(id), Faults.none());
    }

    @PostMapping("/publish")
    @PreAuthorize("hasAuthority('surveys:publish')")
    Object publish(
            @PathVariable UUID id,
            @RequestParam long revision,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            var published = surveys.publish(new SurveyId(id), revision);
            var notice = "“%s” is live: version %d is %s from now on."
                    .formatted(
                            published.draft().name(),
                            published.liveVersion(),
                            published.draft().web() == null ? "sent" : "shown");
            return Notice.redirect("/surveys/" + id + "/edit/review", redirect, notice);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            return page(new SurveyId(id), Faults.of(refusal));
        }
    }

    private ModelAndView page(SurveyId id, Faults faults) {
        var survey = surveys.get(id);
        var editor = editors.of(survey, EditorPart.SURVEY, null);
        return new ModelAndView("survey/editor/review")
                .addObject("editor", editor)
                .addObject("findings", ReviewLine.of(survey, editor.findings()))
                .addObject("changes", changes.of(survey))
                .addObject("snippet", snippet(survey))
                .addObject("panels", panels(survey, editor))
                .addObject("home", publicUrl)
                .addObject("faults", faults);
    }

    /** What other modules tell of a draft that may be published; what is not sound cannot be counted. */
    private List<Panels.Shown> panels(Survey survey, Editor editor) {
        return editor.findings().stream().anyMatch(Finding::blocksPublishing) ? List.of() : Panels.of(panels, survey);
    }

    /** What pages of the survey's sites need; null for a survey that is mailed, or before it was published. */
    private @Nullable String snippet(Survey survey) {
        return survey.draft().web() == null || survey.liveVersion() == null
                ? null
                : "<script src=\"%s/s/aftercare.js\" data-survey=\"%s\" async></script>"
                        .formatted(publicUrl, survey.id());
    }
}
