package io.aftercare.insight.web;

import io.aftercare.common.page.PageController;
import io.aftercare.crm.SearchText;
import io.aftercare.insight.CommentFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The files behind the buttons of the pages, with the pages' filters. */
@PageController
@PreAuthorize("hasAuthority('surveys:read')")
class InsightFilePages {

    private final InsightFilters filters;
    private final InsightFiles files;

    InsightFilePages(InsightFilters filters, InsightFiles files) {
        this.filters = filters;
        this.files = files;
    }

    @GetMapping("/insights/scores.csv")
    void scores(@ModelAttribute InsightForm form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var known = filters.known();
        files.scores(filters.filter(form, known, ViewerZone.of(request)), known, response);
    }

    @GetMapping("/insights/comments.csv")
    void comments(
            @ModelAttribute InsightForm form,
            @RequestParam(required = false) @Nullable @SearchText String search,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filter = filters.filter(form, filters.known(), ViewerZone.of(request));
        files.comments(new CommentFilter(filter, search), response);
    }
}
