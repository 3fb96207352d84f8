package io.aftercare.task.web;

import io.aftercare.common.Refusal;
import io.aftercare.task.TaskFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lists of tasks that a person chooses from. */
enum TaskTab {
    MINE("Mine"),
    TEAMS("My teams'"),
    ALL("All"),
    DONE("Done lately");

    private final String label;

    TaskTab(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code unknown-list} */
    static TaskTab ofKey(String key) {
        return Arrays.stream(values())
                .filter(tab -> tab.key().equals(key))
                .findAny()
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-list", "There is no such list of tasks. Choose Mine, My teams', All or Done lately."));
    }

    TaskFilter filter(String user, List<String> teams, @Nullable String search) {
        return switch (this) {
            case MINE -> new TaskFilter(false, user, null, search);
            case TEAMS -> new TaskFilter(false, null, teams, search);
            case ALL -> new TaskFilter(false, null, null, search);
            case DONE -> new TaskFilter(true, null, null, search);
        };
    }
}
