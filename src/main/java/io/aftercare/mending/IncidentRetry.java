package io.aftercare.mending;

import io.aftercare.monitoring.IncidentKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Incidents of one kind that are tried again, one after the other.
 *
 * @param by a user's address or an API key's name
 * @param total how many there were when it began
 * @param done how many go on
 * @param gone how many somebody else had mended meanwhile
 * @param refused how many the engine did not take
 * @param finishedAt null while it goes on
 */
public record IncidentRetry(
        UUID id,
        IncidentKind kind,
        String by,
        Instant startedAt,
        int total,
        int done,
        int gone,
        int refused,
        @Nullable Instant finishedAt) {

    /** How many were dealt with. */
    public int tried() {
        return done + gone + refused;
    }

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : 100 * tried() / total;
    }

    public boolean isOver() {
        return finishedAt != null;
    }
}
