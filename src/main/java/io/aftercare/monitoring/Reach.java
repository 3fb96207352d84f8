package io.aftercare.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the engine's word reaches.
 *
 * @param told whether it told anything at all
 * @param asOf when it was last heard, null if never
 * @param current whether that was just now; when not, things may have happened that nobody knows here
 */
public record Reach(boolean told, @Nullable Instant asOf, boolean current) {

    /** The engine has told nothing. */
    public static final Reach NOTHING = new Reach(false, null, false);
}
