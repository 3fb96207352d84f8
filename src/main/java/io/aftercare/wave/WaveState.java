package io.aftercare.wave;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a wave stands. */
public enum WaveState {
    /** Its recipients are not selected yet. */
    DUE,
    /** Its runs are being started. */
    STARTING,
    /** All its runs were started; what becomes of them the runs tell. */
    STARTED,
    /** The survey was paused, unpublished or deleted before all were started. */
    STOPPED;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WaveState ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
