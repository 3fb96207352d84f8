package io.aftercare.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The erasing of a contact, and what it removed. It tells nobody who it was.
 *
 * @param removedAt when the contact was gone from the record, null before
 * @param finishedAt when what was under way meanwhile was removed, too; null before
 * @param removed how many of each kind were removed, by kind in the order of the alphabet
 */
public record Erasure(
        UUID id,
        Instant requestedAt,
        @Nullable Instant removedAt,
        @Nullable Instant finishedAt,
        Map<String, Long> removed) {

    /** How far it is, in one word. */
    public String state() {
        if (finishedAt != null) {
            return "finished";
        }
        return removedAt == null ? "begun" : "removed";
    }

    public boolean isFinished() {
        return finishedAt != null;
    }
}
