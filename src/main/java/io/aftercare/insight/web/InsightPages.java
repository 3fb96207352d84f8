package io.aftercare.insight.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.SearchText;
import io.aftercare.insight.AnonymousComments;
import io.aftercare.insight.CommentFilter;
import io.aftercare.insight.Comments;
import io.aftercare.insight.Dimension;
import io.aftercare.insight.Funnels;
import io.aftercare.insight.InsightChoices;
import io.aftercare.insight.InsightFilter;
import io.aftercare.insight.Insights;
import io.aftercare.insight.ShownAnswer;
import io.aftercare.insight.web.Groups.Order;
import io.aftercare.survey.RunId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Scores and comments for people. What makes no sense in an address is said above the filters, which stay as they are. */
@PageController
@PreAuthorize("hasAuthority('surveys:read')")
class InsightPages {

    private static final String SCORES = "/insights";
    private static final String COMMENTS = "/insights/comments";
    private static final String ANONYMOUS = "/insights/anonymous-comments";

    private final Insights insights;
    private final Funnels funnels;
    private final Comments comments;
    private final AnonymousComments anonymous;
    private final InsightChoices choices;
    private final InsightFilters filters;

    InsightPages(
            Insights insights,
            Funnels funnels,
            Comments comments,
            AnonymousComments anonymous,
            InsightChoices choices,
            InsightFilters filters) {
        this.insights = insights;
        this.funnels = funnels;
        this.comments = comments;
        this.anonymous = anonymous;
        this.choices = choices;
        this.filters = filters;
    }

    @Bean
    static NavigationItem insightsInNavigation() {
        return new NavigationItem(Group.WORK, 5, "Insights", SCORES, "chart-line", "surveys:read");
    }

    @GetMapping(SCORES)
    ModelAndView scores(
            @ModelAttribute InsightForm form,
            @RequestParam(defaultValue = "owner") String by,
            @RequestParam(defaultValue = "worst") String order,
            HttpServletRequest request) {
        var known = filters.known();
        var address = new Address(SCORES, form.values()).with("by", by).with("order", order);
        return page("insight/scores", address, form, known, ViewerZone.of(request), filter -> {
            var dimension = Dimension.ofKey(by);
            var ordered = Order.ofKey(order);
            return InsightPage.of(address, insights.report(filter), funnels.of(filter), known, dimension, ordered);
        });
    }

    @GetMapping(COMMENTS)
    ModelAndView comments(
            @ModelAttribute InsightForm form,
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable UUID after,
            HttpServletRequest request) {
        var address = new Address(COMMENTS, form.values()).with("search", search == null ? "" : search);
        return page("insight/comments", address, form, filters.known(), ViewerZone.of(request), filter -> {
            var last = after == null ? null : new RunId(after);
            var found = comments.list(new CommentFilter(filter, search), last, CursorPage.DEFAULT_SIZE);
            return CommentPage.of(address, filter, found.map(ShownAnswer::new));
        });
    }

    @GetMapping(ANONYMOUS)
    ModelAndView anonymousComments(
            @ModelAttribute InsightForm form,
            @RequestParam(required = false) @Nullable UUID after,
            HttpServletRequest request) {
        var address = new Address(ANONYMOUS, form.values());
        return page("insight/anonymous", address, form, filters.known(), ViewerZone.of(request), filter -> {
            var found = anonymous.list(filter, after, CursorPage.DEFAULT_SIZE);
            return AnonymousCommentPage.of(address, filter, found);
        });
    }

    private ModelAndView page(
            String view,
            Address address,
            InsightForm form,
            InsightFilters.Known known,
            ZoneId zone,
            Function<InsightFilter, Object> content) {
        InsightFilter filter = null;
        Object page = null;
        var faults = Faults.none();
        try {
            filter = filters.filter(form, known, zone);
            page = content.apply(filter);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal);
        }
        var shown = filter == null ? zone : filter.period().zone();
        var bar = FilterBar.of(address, filter, shown.toString(), faults, known, choices.owners(), choices.languages());
        var answer = new ModelAndView(view)
                .addObject("bar", bar)
                .addObject("faults", faults)
                .addObject("page", page);
        answer.setStatus(page == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return answer;
    }
}
