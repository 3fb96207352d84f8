package io.aftercare.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a run stands. */
public enum RunState {
    /** Waits for its time, or is being sent. */
    SCHEDULED,
    /** Waits for an answer. */
    SENT,
    /** A score was given; the comment may follow and the follow-up may be at work. */
    ANSWERED,
    /** Answered, and all that follows is done. */
    COMPLETED,
    /** Deliberately not sent; the reason says why. */
    SKIPPED,
    /** The mail was refused for good, or came back. */
    UNDELIVERABLE,
    /** Nobody answered in time. */
    EXPIRED,
    /** Ended by a person. */
    WITHDRAWN;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a run in it may have a score. */
    boolean mayHaveScore() {
        return this == ANSWERED || this == COMPLETED || this == WITHDRAWN;
    }

    /** @return null for a word that is no state */
    public static @Nullable RunState ofKey(String key) {
        for (var state : values()) {
            if (state.key().equals(key)) {
                return state;
            }
        }
        return null;
    }
}
