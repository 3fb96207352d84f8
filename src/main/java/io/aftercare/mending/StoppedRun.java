package io.aftercare.mending;

import io.aftercare.monitoring.OpenIncident;
import io.aftercare.run.RunRow;
import org.jspecify.annotations.Nullable;

/**
 * An open incident and the run or wave that it stops.
 *
 * @param run null when the record has none of this process: it has not registered yet
 * @param wave null for a run, and when it is not told which survey's it is
 * @param mended whether somebody had it tried again a moment ago, of which the engine has not told yet
 */
public record StoppedRun(
        OpenIncident incident,
        @Nullable RunRow run,
        @Nullable StoppedWave wave,
        boolean mended) {

    /** Whether it is a wave that stands still, whosever it is. */
    public boolean isWave() {
        return incident.incident().processId().equals(StoppableProcesses.WAVE);
    }

    /** Its key as a text: it exceeds what JSON readers keep of a number. */
    public String key() {
        return String.valueOf(incident.incident().key());
    }
}
