package io.aftercare.webdelivery.web;

import io.aftercare.common.Refusal;
import io.aftercare.survey.SurveyId;
import io.aftercare.webdelivery.Identity;
import io.aftercare.webdelivery.ShownSurvey.Question;
import io.aftercare.webdelivery.ShownSurvey.Thanks;
import io.aftercare.webdelivery.WebAnswers;
import io.aftercare.webdelivery.WebSurveys;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the script on a site's pages calls. Nobody signs in here: {@link SiteCalls} says whose pages may call. */
@Hidden
@RestController
@RequestMapping(path = "/s/{survey}", consumes = MediaType.APPLICATION_JSON_VALUE)
class WebSurveyController {

    record Pass(@Nullable String pass) {}

    record Score(@Nullable String token, @Nullable Integer score) {}

    record Comment(@Nullable String token, @Nullable String comment) {}

    private final WebSurveys surveys;
    private final WebAnswers answers;
    private final CallBodies bodies;

    WebSurveyController(WebSurveys surveys, WebAnswers answers, CallBodies bodies) {
        this.surveys = surveys;
        this.answers = answers;
        this.bodies = bodies;
    }

    /** Whether the visitor is to be shown the survey, and after how many seconds. */
    @PostMapping("/due")
    ResponseEntity<?> due(@PathVariable UUID survey, HttpServletRequest request) throws IOException {
        return surveys.due(new SurveyId(survey), origin(request), bodies.read(request, Identity.class))
                .map(after -> answer(Map.of("due", true, "after", after)))
                .orElseGet(() -> answer(Map.of("due", false)));
    }

    /** The survey, once: who is not due any more gets nothing. */
    @PostMapping("/shown")
    ResponseEntity<?> shown(@PathVariable UUID survey, HttpServletRequest request) throws IOException {
        return surveys.show(new SurveyId(survey), origin(request), bodies.read(request, Identity.class))
                .map(shown -> answer(Map.of("due", true, "survey", shown)))
                .orElseGet(() -> answer(Map.of("due", false)));
    }

    /** What is to be kept of a visitor who came by a link. */
    @PostMapping("/visitor")
    ResponseEntity<?> visitor(@PathVariable UUID survey, HttpServletRequest request) throws IOException {
        var pass = bodies.read(request, Pass.class).pass();
        return answer(Map.of("visitor", surveys.exchange(new SurveyId(survey), origin(request), given(pass))));
    }

    @PostMapping("/score")
    ResponseEntity<Question> score(@PathVariable UUID survey, HttpServletRequest request) throws IOException {
        var given = bodies.read(request, Score.class);
        var score = Objects.requireNonNullElse(given.score(), -1);
        return answer(answers.score(new SurveyId(survey), given(given.token()), score));
    }

    @PostMapping("/comment")
    ResponseEntity<Thanks> comment(@PathVariable UUID survey, HttpServletRequest request) throws IOException {
        var given = bodies.read(request, Comment.class);
        var comment = Objects.requireNonNullElse(given.comment(), "");
        return answer(answers.comment(new SurveyId(survey), given(given.token()), comment));
    }

    /** The visitor closed it without an answer. */
    @PostMapping("/dismissed")
    ResponseEntity<?> dismissed(@PathVariable UUID survey, HttpServletRequest request) throws IOException {
        answers.dismiss(
                new SurveyId(survey), given(bodies.read(request, Score.class).token()));
        return answer(Map.of());
    }

    private static String origin(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ORIGIN), "");
    }

    private static String given(@Nullable String text) {
        if (text == null) {
            throw Refusal.unprocessable("incomplete-call", "The call lacks what it is about. Load the script anew.");
        }
        return text;
    }

    private static <T extends Object> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
