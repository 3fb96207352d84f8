package io.aftercare.automation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an action of a follow-up has done.
 *
 * @param type its job type
 * @param elementId of its task in the diagram
 * @param parts to how many it was done: mails to people have several
 * @param detail what became of it, without personal data
 * @param endedAt null while it is being done, or is to be tried again
 */
public record PerformedAction(
        String type,
        String processId,
        String elementId,
        Outcome outcome,
        int parts,
        @Nullable String detail,
        Instant begunAt,
        @Nullable Instant endedAt) {

    /** How it went. */
    public enum Outcome {
        BEGUN,
        FAILED,
        DONE,
        /** A "no" for good, such as an address that does not exist. */
        REFUSED
    }
}
