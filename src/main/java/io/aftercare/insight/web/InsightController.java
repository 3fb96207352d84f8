package io.aftercare.insight.web;

import io.aftercare.common.CursorPage;
import io.aftercare.crm.SearchText;
import io.aftercare.insight.AnonymousComment;
import io.aftercare.insight.AnonymousComments;
import io.aftercare.insight.CommentFilter;
import io.aftercare.insight.Comments;
import io.aftercare.insight.Funnels;
import io.aftercare.insight.InsightFilter;
import io.aftercare.insight.Insights;
import io.aftercare.insight.LatestAnswer;
import io.aftercare.survey.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insights")
@Tag(name = "Insights", description = "Scores over time and by what they are looked at, and what respondents wrote")
class InsightController {

    private final Insights insights;
    private final Funnels funnels;
    private final Comments comments;
    private final AnonymousComments anonymous;
    private final InsightFilters filters;
    private final InsightFiles files;

    InsightController(
            Insights insights,
            Funnels funnels,
            Comments comments,
            AnonymousComments anonymous,
            InsightFilters filters,
            InsightFiles files) {
        this.insights = insights;
        this.funnels = funnels;
        this.comments = comments;
        this.anonymous = anonymous;
        this.filters = filters;
        this.files = files;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Scores of a period, against the one before, over time, broken down, and the funnel")
    InsightView scores(@ParameterObject InsightForm form) {
        var known = filters.known();
        var filter = filters.filter(form, known, ZoneOffset.UTC);
        return InsightView.of(insights.report(filter), funnels.of(filter), known);
    }

    @GetMapping(path = "/scores.csv", produces = "text/csv")
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "The same as CSV")
    void scoresFile(@ParameterObject InsightForm form, HttpServletResponse response) throws IOException {
        var known = filters.known();
        files.scores(filters.filter(form, known, ZoneOffset.UTC), known, response);
    }

    @GetMapping("/comments")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "List comments that were given in a period, newest first")
    CursorPage<LatestAnswer> comments(
            @ParameterObject InsightForm form,
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return comments.list(new CommentFilter(filter(form), search), after == null ? null : new RunId(after), limit);
    }

    @GetMapping(path = "/comments.csv", produces = "text/csv")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "The same as CSV, the newest 100,000")
    void commentsFile(
            @ParameterObject InsightForm form,
            @RequestParam(required = false) @Nullable @SearchText String search,
            HttpServletResponse response)
            throws IOException {
        files.comments(new CommentFilter(filter(form), search), response);
    }

    @GetMapping("/anonymous-comments")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "List comments on anonymous surveys by the day they were counted on, newest first")
    CursorPage<AnonymousComment> anonymousComments(
            @ParameterObject InsightForm form,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return anonymous.list(filter(form), after, limit);
    }

    private InsightFilter filter(InsightForm form) {
        return filters.filter(form, filters.known(), ZoneOffset.UTC);
    }
}
