package io.aftercare.insight.web;

import io.aftercare.insight.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * A row of a breakdown.
 *
 * @param address of the page for this part alone; null where it cannot be asked for
 * @param change from the period before, empty when there is nothing to compare
 */
public record ShownGroup(String name, @Nullable String address, ShownFigures figures, String change) {

    static ShownGroup of(Groups.Named group, Dimension dimension, Address page) {
        var key = group.figures().key();
        var now = group.figures().now();
        return new ShownGroup(
                group.name(),
                key == null ? null : page.with(dimension.key(), key).toString(),
                new ShownFigures(now),
                Wording.change(now.answers().type(), now, group.figures().before()));
    }
}
