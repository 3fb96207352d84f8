package io.aftercare.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happened to a ticket. */
public enum TicketEvent {
    /** It came, whatever became of it. */
    OPENED,
    /** It was closed and has stayed so. */
    CLOSED,
    /** It came and is not closed. */
    OPEN;

    /** The word in JSON: the name in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
