package io.aftercare.insight.web;

import io.aftercare.common.CursorPage;
import io.aftercare.insight.AnonymousComment;
import io.aftercare.insight.InsightFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of anonymous comments.
 *
 * @param address of this view
 * @param period the days they were counted in
 * @param next the address of the following page, null on the last one
 */
public record AnonymousCommentPage(
        Address address,
        String period,
        List<AnonymousComment> comments,
        @Nullable String next) {

    static AnonymousCommentPage of(Address address, InsightFilter filter, CursorPage<AnonymousComment> page) {
        var next = page.next();
        return new AnonymousCommentPage(
                address,
                Wording.days(filter.period()),
                page.items(),
                next == null ? null : address.with("after", next).toString());
    }

    /** When a comment was counted. */
    public String day(AnonymousComment comment) {
        return Wording.day(comment.day());
    }
}
