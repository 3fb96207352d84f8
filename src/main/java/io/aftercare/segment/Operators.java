package io.aftercare.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How conditions compare, kind by kind. */
public final class Operators {

    private Operators() {}

    /** Each is named as it is read. */
    public interface Operator {

        String name();

        /** As people read it between the field and the value. */
        default String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The word in JSON: the words with hyphens. */
        @JsonValue
        default String key() {
            return words().replace(' ', '-');
        }
    }

    /** How a text compares. */
    public enum OfText implements Operator {
        IS,
        IS_NOT,
        CONTAINS,
        DOES_NOT_CONTAIN
    }

    /** How one of several compares. */
    public enum OfChoice implements Operator {
        IS,
        IS_NOT
    }

    /** How a number compares. */
    public enum OfNumber implements Operator {
        IS,
        IS_NOT,
        IS_MORE_THAN,
        IS_LESS_THAN
    }

    /** How a day lies to another. */
    public enum OfDay implements Operator {
        IS,
        IS_BEFORE,
        IS_AFTER
    }

    /** How long ago a day is. */
    public enum OfAge implements Operator {
        MORE_THAN,
        LESS_THAN
    }

    /** Whether there is a value. */
    public enum OfPresence implements Operator {
        IS_KNOWN,
        IS_UNKNOWN
    }

    /** How many there are. */
    public enum OfTickets implements Operator {
        AT_LEAST,
        AT_MOST
    }
}
