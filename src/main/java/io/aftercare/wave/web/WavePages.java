package io.aftercare.wave.web;

import io.aftercare.common.CommonYear;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.Etag;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Viewer;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.aftercare.wave.ExpectedWave;
import io.aftercare.wave.Waves;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a survey that recurs has sent, and what comes next. */
@PageController
@RequestMapping("/surveys/{id}/waves")
class WavePages {

    private static final int SIZE = 20;

    private final Surveys surveys;
    private final Waves waves;
    private final Clock clock;

    WavePages(Surveys surveys, Waves waves, Clock clock) {
        this.surveys = surveys;
        this.waves = waves;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('runs:read')")
    @Nullable
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @CommonYear LocalDate after,
            WebRequest request) {
        var survey = surveys.get(new SurveyId(id));
        var page = waves.list(survey.id(), after, SIZE).map(WaveLine::new);
        return request.checkNotModified(Etag.of(page))
                ? null
                : new ModelAndView("wave/waves", "calendar", calendar(survey, page, after));
    }

    private WaveCalendar calendar(Survey survey, CursorPage<WaveLine> page, @Nullable LocalDate after) {
        return new WaveCalendar(
                survey, definition(survey), waves.next(survey.id()).orElse(null), page, after, clock.instant());
    }

    /** What is live; the draft before. */
    private SurveyDefinition definition(Survey survey) {
        var live = survey.liveVersion();
        return live == null
                ? survey.draft()
                : surveys.version(survey.id(), live).definition();
    }

    /** Apart from the page, which must not wait while all contacts are counted. */
    @GetMapping("/expected")
    @PreAuthorize("hasAuthority('runs:read')")
    ModelAndView expected(@PathVariable UUID id) {
        var survey = surveys.get(new SurveyId(id)).id();
        return new ModelAndView(
                "wave/expected",
                Map.of(
                        "waves",
                                waves.expected(survey).stream().map(Coming::new).toList(),
                        "now",
                                waves.nextIfSentNow(survey)
                                        .map(ExpectedWave::contacts)
                                        .orElse(0L)));
    }

    /** The next wave as it would be if the draft were published now. */
    @GetMapping("/draft")
    @PreAuthorize("hasAuthority('runs:read')")
    ModelAndView draft(@PathVariable UUID id) {
        var survey = surveys.get(new SurveyId(id));
        if (!survey.draft().schedule().isActive()) {
            throw Refusal.notFound("no-schedule", "The draft has no schedule. Choose one on its Settings tab.");
        }
        return new ModelAndView("wave/draft", "next", new Coming(waves.ifPublished(survey.id(), survey.draft())));
    }

    @PostMapping
    @PreAuthorize("hasAuthority('surveys:publish')")
    String send(
            @PathVariable UUID id,
            @RequestParam LocalDate day,
            @AuthenticationPrincipal Viewer viewer,
            RedirectAttributes redirect) {
        var survey = surveys.get(new SurveyId(id)).id();
        waves.sendNow(survey, day, viewer.name());
        return Notice.redirect(
                path(survey), redirect, "The wave is on its way. Its mails leave as soon as its runs are started.");
    }

    @PostMapping("/pause")
    @PreAuthorize("hasAuthority('surveys:publish')")
    String pause(@PathVariable UUID id, RedirectAttributes redirect) {
        var survey = surveys.pause(new SurveyId(id));
        return Notice.redirect(path(survey.id()), redirect, "The survey is paused: no wave starts and no mail leaves.");
    }

    @PostMapping("/resume")
    @PreAuthorize("hasAuthority('surveys:publish')")
    String resume(@PathVariable UUID id, RedirectAttributes redirect) {
        var survey = surveys.resume(new SurveyId(id));
        return Notice.redirect(
                path(survey.id()),
                redirect,
                "The survey is live again: %s.".formatted(WaveCalendar.missed(definition(survey))));
    }

    private static String path(SurveyId survey) {
        return "/surveys/" + survey + "/waves";
    }
}
