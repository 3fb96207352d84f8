package io.aftercare.identity;

import java.util.Locale;

/** What a user may do: a publisher may send mail, a lead sees every run, a designer deploys processes. */
public enum Role {
    AUTHOR,
    PUBLISHER,
    LEAD,
    DESIGNER,
    ADMIN;

    /** The name of the role outside Java. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
