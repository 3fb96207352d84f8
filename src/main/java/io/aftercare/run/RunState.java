package io.aftercare.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a run stands. */
public enum RunState {
    /** Waits for its time, or is being sent. */
    SCHEDULED(false),
    /** Waits for an answer. */
    SENT(false),
    /** A score was given; the comment may follow and the follow-up may be at work. */
    ANSWERED(false),
    /** Answered and followed up. */
    COMPLETED(true),
    /** Deliberately not sent; the reason says why. */
    SKIPPED(true),
    /** The mail was refused for good. */
    UNDELIVERABLE(true),
    /** Nobody answered in time. */
    EXPIRED(true),
    /** Ended by a person. */
    WITHDRAWN(true);

    private final boolean over;

    RunState(boolean over) {
        this.over = over;
    }

    public boolean isOver() {
        return over;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
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
