package io.aftercare.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the time for which a mail was planned is spoken of: who sends at once, skips or withdraws does it before. */
final class DueTense {

    /** The clocks of the engine and of Aftercare differ by less. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private DueTense() {}

    /** Stands before the word "due"; empty while it is to come. */
    static String of(RunState state, Instant scheduledFor, @Nullable Instant sentAt, @Nullable Instant completedAt) {
        if (state == RunState.SCHEDULED) {
            return "";
        }
        var happened = sentAt == null ? completedAt : sentAt;
        return happened != null && happened.isBefore(scheduledFor.minus(TOLERANCE)) ? "would have been" : "was";
    }
}
