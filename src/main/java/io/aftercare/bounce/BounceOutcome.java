package io.aftercare.bounce;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a mail that may be a report. */
public enum BounceOutcome {
    /** The address is given up; a run that waited has ended. */
    HARD,
    /** Counted: the reason may pass. */
    SOFT,
    /** The address is given up, since the contact complained. */
    COMPLAINT,
    /** It was dealt with before. */
    REPEATED,
    /** A report, but of no mail of ours: nothing is kept. */
    UNKNOWN,
    /** No report, or one that changes nothing, such as of a delay. */
    IGNORED;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
