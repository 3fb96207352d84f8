package io.aftercare.helpdesk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a delivery. */
public enum DeliveryState {
    /** It will be taken in at once, or tried again soon. */
    WAITING,
    /** What it says stands in contacts and tickets. */
    DONE,
    /** It was understood and changed nothing: it is old, or about other things. */
    IGNORED,
    /** It, or a part of it, could not be taken in. Once what was wrong is mended, it can be replayed. */
    FAILED;

    /** The word outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no state has this key */
    public static DeliveryState withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
