package io.aftercare.insight.web;

import io.aftercare.common.CursorPage;
import io.aftercare.insight.InsightFilter;
import io.aftercare.insight.ShownAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of comments.
 *
 * @param address of this view
 * @param period the days they were given in
 * @param next the address of the following page, null on the last one
 */
public record CommentPage(
        Address address,
        String period,
        List<ShownAnswer> comments,
        @Nullable String next) {

    static CommentPage of(Address address, InsightFilter filter, CursorPage<ShownAnswer> page) {
        var next = page.next();
        return new CommentPage(
                address,
                Wording.days(filter.period()),
                page.items(),
                next == null ? null : address.with("after", next).toString());
    }
}
