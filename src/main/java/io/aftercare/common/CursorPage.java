package io.aftercare.common;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items at most as many as were asked for
 * @param next the cursor to pass as {@code after} for the following page, or null on the last one
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {

    /** How many items a page has when the caller does not say. */
    public static final int DEFAULT_SIZE = 50;

    /** The largest page. */
    public static final int MAX_SIZE = 200;

    /** Makes a page of {@code size} from rows read with a limit of {@code size + 1}. */
    public static <T> CursorPage<T> of(List<T> rows, int size, Function<T, ?> cursor) {
        if (rows.size() <= size) {
            return new CursorPage<>(rows, null);
        }
        var items = List.copyOf(rows.subList(0, size));
        return new CursorPage<>(items, String.valueOf(cursor.apply(items.getLast())));
    }

    public <R> CursorPage<R> map(Function<T, R> view) {
        return new CursorPage<>(items.stream().map(view).toList(), next);
    }
}
