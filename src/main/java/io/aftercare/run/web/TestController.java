package io.aftercare.run.web;

import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.run.TestSending;
import io.aftercare.survey.SurveyId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends tests to whoever asks for them, and to nobody else. */
@PageController
class TestController {

    private final TestSending sending;

    TestController(TestSending sending) {
        this.sending = sending;
    }

    @PostMapping("/surveys/{id}/test")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView send(
            @PathVariable UUID id,
            @Valid @ModelAttribute PreviewQuery query,
            Principal viewer,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var sent = sending.send(new SurveyId(id), query.viewing(), viewer.getName());
        var isPart = request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
        return isPart
                ? new ModelAndView("run/test-sent", "sent", sent)
                : new ModelAndView(Notice.redirect(
                        "/surveys/" + id + "/edit/survey",
                        redirect,
                        "The test was sent to %s. Look into your inbox.".formatted(sent.to())));
    }
}
