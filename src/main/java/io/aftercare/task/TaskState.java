package io.aftercare.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a task waits for somebody. */
public enum TaskState {
    OPEN,
    DONE,
    /** Ended without being completed, by the process or from outside. */
    CANCELLED;

    /** The word outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for people, who withdraw runs and with them their tasks. */
    public String words() {
        return this == CANCELLED ? "withdrawn" : key();
    }
}
