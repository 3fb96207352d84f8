package io.aftercare.webdelivery.web;

import io.aftercare.common.HtmlTemplates;
import io.aftercare.common.page.FramedDocument;
import io.aftercare.common.page.PageController;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.aftercare.webdelivery.ShownTexts;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A draft as a page of a site would show it: a document for a frame, in which nothing can be sent. */
@PageController
class ShownPreviewController {

    private final Surveys surveys;
    private final ShownTexts texts;
    private final HtmlTemplates templates;

    ShownPreviewController(Surveys surveys, ShownTexts texts, HtmlTemplates templates) {
        this.surveys = surveys;
        this.texts = texts;
        this.templates = templates;
    }

    /**
     * One step of a survey on a page.
     *
     * @param step {@code feedback} for the comment, {@code thank-you} for the end, else the scale
     * @param sentiment of the score that was given before it
     * @param language BCP 47 tag, null for the survey's own
     */
    @GetMapping("/surveys/{id}/preview/shown")
    @PreAuthorize("hasAuthority('surveys:read')")
    ResponseEntity<String> shown(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "negative") String sentiment,
            @RequestParam(required = false) @Nullable String language) {
        var survey = surveys.get(new SurveyId(id)).draft().in(language);
        var feeling = Sentiment.ofKey(sentiment);
        var nonce = UUID.randomUUID().toString();
        var model = Map.of(
                "nonce", nonce,
                "step", step,
                "view", texts.survey(survey, ""),
                "question", texts.question(survey, feeling),
                "thanks", texts.thanks(survey, feeling));
        var html = templates.render("webdelivery/preview", survey.locale(), model);
        return FramedDocument.of(html, "'self' 'nonce-%s'".formatted(nonce));
    }
}
