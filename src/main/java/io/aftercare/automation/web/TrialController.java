package io.aftercare.automation.web;

import io.aftercare.automation.worker.SampleAnswer;
import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.ContactId;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** "Try it": what would follow a sample answer. */
@PageController
class TrialController {

    private final Trials trials;

    TrialController(Trials trials) {
        this.trials = trials;
    }

    @PostMapping("/surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/try")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView tryIt(
            @PathVariable UUID id,
            @PathVariable String sentiment,
            @RequestParam int score,
            @RequestParam(defaultValue = "") @Size(max = 4_000) String comment,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(required = false) @Nullable @Size(max = 100) @SingleLine String ticket) {
        var sample = new SampleAnswer(score, comment, contact == null ? null : new ContactId(contact), ticket);
        var steps = trials.of(new SurveyId(id), Sentiment.ofKey(sentiment), sample);
        return tried(steps.stream().map(TrialLine::of).toList(), "");
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        return tried(List.of(), String.valueOf(refusal.getMessage()));
    }

    private static ModelAndView tried(List<TrialLine> lines, String fault) {
        return new ModelAndView("automation/tried").addObject("lines", lines).addObject("fault", fault);
    }
}
