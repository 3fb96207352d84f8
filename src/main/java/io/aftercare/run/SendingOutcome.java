package io.aftercare.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of sending a survey. */
public sealed interface SendingOutcome {

    /**
     * The mail server has the mail.
     *
     * @param reminderAt when to remind, null for never
     */
    record Sent(Instant expiresAt, @Nullable Instant reminderAt) implements SendingOutcome {}

    /** The contact is not mailed, and the run is over. */
    record NotSent(SkipReason reason) implements SendingOutcome {}
}
