package io.aftercare.task;

import io.aftercare.common.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of tasks ends.
 *
 * @param at when the last task is due or ended; null for one without a due date
 */
public record TaskCursor(@Nullable Instant at, long key) {

    /** Years are of our era: PostgreSQL does not know all those before. */
    private static final Pattern FORM = Pattern.compile("((?:\\d[\\dT:.Z-]{0,40})?)_(\\d{1,18})");

    /** @throws Refusal {@code unknown-cursor} */
    public static TaskCursor of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw unknown();
        }
        try {
            var at = parts.group(1).isEmpty() ? null : Instant.parse(parts.group(1));
            return new TaskCursor(at, Long.parseLong(parts.group(2)));
        } catch (DateTimeParseException unreadable) {
            throw unknown();
        }
    }

    static TaskCursor after(Task last, boolean over) {
        return new TaskCursor(over ? last.endedAt() : last.dueAt(), last.key().value());
    }

    private static Refusal unknown() {
        return Refusal.unprocessable(
                "unknown-cursor", "This is no place in the list of tasks. Start again from its first page.");
    }

    @Override
    public String toString() {
        return Objects.toString(at, "") + "_" + key;
    }
}
