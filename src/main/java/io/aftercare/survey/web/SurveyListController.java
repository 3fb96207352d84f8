package io.aftercare.survey.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Viewer;
import io.aftercare.survey.OpenRuns;
import io.aftercare.survey.OpenRuns.Open;
import io.aftercare.survey.ScoreLine;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyRow;
import io.aftercare.survey.SurveyScores;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Surveys;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of surveys and what can be done with one there (R10). */
@PageController
@RequestMapping("/surveys")
class SurveyListController {

    private static final String LIST = "/surveys";
    private static final int SIZE = 25;

    private final Surveys surveys;
    private final SurveyScores scores;
    private final OpenRuns runs;

    SurveyListController(Surveys surveys, SurveyScores scores, OpenRuns runs) {
        this.surveys = surveys;
        this.scores = scores;
        this.runs = runs;
    }

    @Bean
    static NavigationItem surveysInNavigation() {
        return new NavigationItem(Group.WORK, 10, "Surveys", LIST, "message", "surveys:read");
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable UUID after) {
        var wanted = SurveyStatus.ofKey(status);
        var page = surveys.search(search, wanted, after == null ? null : new SurveyId(after), SIZE);
        return new ModelAndView("survey/list", "list", new SurveyList(search, wanted, after != null, lines(page)));
    }

    private CursorPage<SurveyList.Line> lines(CursorPage<SurveyRow> page) {
        var ids = page.items().stream().map(SurveyRow::id).toList();
        var figures = scores.of(ids);
        var open = runs.counts(ids);
        return page.map(row -> new SurveyList.Line(
                row, figures.getOrDefault(row.id(), ScoreLine.NOTHING_YET), open.getOrDefault(row.id(), Open.NONE)));
    }

    @PostMapping("/{id}/duplicate")
    @PreAuthorize("hasAuthority('surveys:write')")
    String duplicate(@PathVariable UUID id, @AuthenticationPrincipal Viewer viewer, RedirectAttributes redirect) {
        var copy = surveys.duplicate(new SurveyId(id), viewer.name());
        return Notice.redirect(
                LIST,
                redirect,
                "Copied. The copy is the draft “%s”.".formatted(copy.draft().name()));
    }

    @PostMapping("/{id}/pause")
    @PreAuthorize("hasAuthority('surveys:publish')")
    String pause(@PathVariable UUID id, RedirectAttributes redirect) {
        var survey = surveys.pause(new SurveyId(id));
        return Notice.redirect(
                LIST,
                redirect,
                "“%s” is paused: no mail leaves. Answers to what was sent are taken."
                        .formatted(survey.draft().name()));
    }

    @PostMapping("/{id}/resume")
    @PreAuthorize("hasAuthority('surveys:publish')")
    String resume(@PathVariable UUID id, RedirectAttributes redirect) {
        var survey = surveys.resume(new SurveyId(id));
        return Notice.redirect(
                LIST, redirect, "“%s” is live again.".formatted(survey.draft().name()));
    }

    @PostMapping("/{id}/delete")
    @PreAuthorize("hasAuthority('surveys:publish')")
    String delete(@PathVariable UUID id, @AuthenticationPrincipal Viewer viewer, RedirectAttributes redirect) {
        var survey = surveys.get(new SurveyId(id));
        surveys.delete(survey.id(), viewer.name());
        return Notice.redirect(
                LIST,
                redirect,
                "“%s” is deleted. Its answers are kept."
                        .formatted(survey.draft().name()));
    }
}
