package io.aftercare.sendingdomain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a look at DNS found.
 *
 * @param words what is so, and what to do, in plain words
 */
public record DomainCheck(Part part, State state, String words) {

    /** What is looked at. */
    public enum Part {
        DKIM,
        SPF,
        DMARC;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is. */
    public enum State {
        OK,
        /** There is no such record. */
        MISSING,
        /** There is one, and it does not do. */
        WRONG,
        /** DNS did not answer, or nobody has asked yet. */
        UNKNOWN;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
