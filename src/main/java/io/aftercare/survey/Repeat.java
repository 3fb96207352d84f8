package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;

/** How often a survey asks a contact by itself. A period is whole weeks, so that a contact is asked on the same weekday. */
public enum Repeat {
    /** Not by itself: runs are started by the API or as a follow-up. */
    NEVER("never", "never: the API or a follow-up starts it", 0),
    /** Everybody once, newcomers too. */
    ONCE("once", "once", 0),
    QUARTERLY("3-months", "every 3 months", 13),
    HALF_YEARLY("6-months", "every 6 months", 26),
    YEARLY("12-months", "every 12 months", 52);

    private final String key;
    private final String label;
    private final int weeks;

    Repeat(String key, String label, int weeks) {
        this.key = key;
        this.label = label;
        this.weeks = weeks;
    }

    /** The word in JSON and in forms. */
    @JsonValue
    public String key() {
        return key;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Weeks from one survey of a contact to the next; 0 when there is no next one. */
    public int weeks() {
        return weeks;
    }
}
