package io.aftercare.response.web;

import io.aftercare.common.SingleLine;
import io.aftercare.common.page.PageController;
import io.aftercare.response.web.Visit.Purpose;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The public pages of a draft, each a document for a frame in which nothing can be sent. */
@PageController
@RequestMapping("/surveys/{id}/preview")
@PreAuthorize("hasAuthority('surveys:read')")
class PreviewController {

    private final Surveys surveys;
    private final AnswerPages pages;

    PreviewController(Surveys surveys, AnswerPages pages) {
        this.surveys = surveys;
        this.pages = pages;
    }

    /**
     * Which page.
     *
     * @param language BCP 47 tag, null for the survey's own
     * @param score what was answered; an example of the sentiment if null or not on the scale
     * @param sentiment its key; negative if null
     */
    record PreviewQuery(
            @Nullable @Size(max = 35) @SingleLine String language,
            @Nullable Integer score,
            @Nullable String sentiment) {

        int score(SurveyDefinition survey) {
            return score != null && survey.type().contains(score)
                    ? score
                    : survey.type().exampleOf(feeling());
        }

        private Sentiment feeling() {
            return sentiment == null || sentiment.isBlank() ? Sentiment.NEGATIVE : Sentiment.ofKey(sentiment);
        }
    }

    @GetMapping("/answer")
    ResponseEntity<String> answer(@PathVariable UUID id, @Valid @ModelAttribute PreviewQuery query) {
        return pages.scale(HttpStatus.OK, visit(id, query), null, null);
    }

    /** The follow-up question. */
    @GetMapping("/question")
    ResponseEntity<String> question(@PathVariable UUID id, @Valid @ModelAttribute PreviewQuery query) {
        var visit = visit(id, query);
        return pages.comment(HttpStatus.OK, visit, query.score(visit.survey()), null, null);
    }

    @GetMapping("/thank-you")
    ResponseEntity<String> thankYou(@PathVariable UUID id, @Valid @ModelAttribute PreviewQuery query) {
        var visit = visit(id, query);
        return pages.thanks(visit, query.score(visit.survey()));
    }

    @GetMapping("/unsubscribe")
    ResponseEntity<String> unsubscribe(@PathVariable UUID id, @Valid @ModelAttribute PreviewQuery query) {
        var visit = visit(id, query);
        return pages.unsubscribe(visit, visit.action());
    }

    private Visit visit(UUID id, PreviewQuery query) {
        var language = query.language();
        var survey = surveys.get(new SurveyId(id)).draft().in(language == null || language.isBlank() ? null : language);
        var here = "/surveys/" + id + "/preview/answer";
        return pages.trial(survey, Purpose.PREVIEW, here, score -> here);
    }
}
