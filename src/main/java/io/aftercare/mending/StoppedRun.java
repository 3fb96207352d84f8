package io.aftercare.mending;

import io.aftercare.monitoring.OpenIncident;
import io.aftercare.run.RunRow;
import org.jspecify.annotations.Nullable;

/**
 * An open incident and the run that it stops.
 *
 * @param run null when the record has none of this process: it has not registered yet
 * @param mended whether somebody had it tried again a moment ago, of which the engine has not told yet
 */
public record StoppedRun(OpenIncident incident, @Nullable RunRow run, boolean mended) {

    /** Its key as a text: it exceeds what JSON readers keep of a number. */
    public String key() {
        return String.valueOf(incident.incident().key());
    }
}
