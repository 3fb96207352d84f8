package io.aftercare.mending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did to a run.
 *
 * @param detail which variable was set, which version it was moved to; null where the kind says all
 * @param by a user's address or an API key's name
 * @param outcome null while it is being done, or if Aftercare died meanwhile
 * @param why the engine's reason for not doing it
 */
public record Act(
        Kind kind,
        @Nullable String detail,
        String by,
        Instant at,
        @Nullable Outcome outcome,
        @Nullable String why) {

    /** What was done. */
    public enum Kind {
        RETRY("retry", "Tried again"),
        CORRECT("correct", "Set a variable"),
        WITHDRAW("withdraw", "Withdrawn"),
        SEND_NOW("send-now", "Was to be sent now"),
        MOVE("move", "Moved to another version of the process");

        private final String key;
        private final String words;

        Kind(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /** The name of it outside Java. */
        public String key() {
            return key;
        }

        public String words() {
            return words;
        }
    }

    /** What became of it. */
    public enum Outcome {
        DONE,
        GONE,
        REFUSED,
        AWAY
    }

    /** For people. */
    public String words() {
        var what = detail == null ? kind.words() : kind.words() + ": " + detail;
        if (outcome == null) {
            return what + ", of which no more is known.";
        }
        return outcome == Outcome.DONE ? what + "." : what + ", which was not done.";
    }
}
