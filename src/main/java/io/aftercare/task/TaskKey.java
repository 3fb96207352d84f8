package io.aftercare.task;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Refusal;
import java.util.regex.Pattern;

/** The engine's key of a user task. */
public record TaskKey(long value) {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** @throws Refusal {@code task-not-found} when the text is no key */
    public static TaskKey of(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw Refusal.notFound(
                    "task-not-found", "This is not the key of a task. Open the task from the list of tasks.");
        }
        return new TaskKey(Long.parseLong(text));
    }

    /** As text in JSON: it exceeds what JSON readers keep of a number. */
    @Override
    @JsonValue
    public String toString() {
        return Long.toString(value);
    }
}
