package io.aftercare.run.web;

import io.aftercare.common.page.FramedDocument;
import io.aftercare.common.page.PageController;
import io.aftercare.run.SurveyPreviews;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Mails of a draft, each a document for a frame; their styles stand in them, as mail programs want it. */
@PageController
@RequestMapping("/surveys/{id}/preview")
@PreAuthorize("hasAuthority('surveys:read')")
class MailPreviewController {

    private static final String INLINE_STYLES = "'unsafe-inline'";

    private final SurveyPreviews previews;

    MailPreviewController(SurveyPreviews previews) {
        this.previews = previews;
    }

    @GetMapping("/mail")
    ResponseEntity<String> mail(
            @PathVariable UUID id,
            @Valid @ModelAttribute PreviewQuery query,
            @RequestParam(defaultValue = "false") boolean reminder) {
        var mail = previews.mail(new SurveyId(id), query.viewing(), reminder);
        return FramedDocument.of(mail.html(), INLINE_STYLES);
    }

    /** What stands above a mail and what its text part says, as a fragment. */
    @GetMapping("/mail/head")
    ModelAndView head(
            @PathVariable UUID id,
            @Valid @ModelAttribute PreviewQuery query,
            @RequestParam(defaultValue = "false") boolean reminder) {
        return new ModelAndView("run/mail-head", "mail", previews.mail(new SurveyId(id), query.viewing(), reminder));
    }

    @GetMapping("/notification")
    ResponseEntity<String> notification(
            @PathVariable UUID id,
            @Valid @ModelAttribute PreviewQuery query,
            @RequestParam(defaultValue = "negative") String sentiment) {
        var html = previews.notification(new SurveyId(id), query.viewing(), Sentiment.ofKey(sentiment));
        return FramedDocument.of(html, INLINE_STYLES);
    }
}
