package io.aftercare.helpdesk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** Whose webhooks a help desk sends. */
public enum HelpDeskKind {
    ZENDESK(
            "Zendesk",
            new StatusWords(List.of("new", "open", "pending", "hold", "on-hold"), List.of("solved", "closed"))),

    FRESHDESK(
            "Freshdesk",
            new StatusWords(
                    List.of("open", "pending", "waiting on customer", "waiting on third party", "2", "3", "6", "7"),
                    List.of("resolved", "closed", "4", "5"))),

    /** Its words are ids of stages; these are those of the pipeline that every account begins with. */
    HUBSPOT("HubSpot", new StatusWords(List.of("1", "2", "3"), List.of("4"))),

    /** Its words are names of statuses or, where a name is not listed, the three categories of them. */
    JIRA("Jira Service Management", new StatusWords(List.of("new", "indeterminate"), List.of("done"))),

    GENERIC(
            "Other (JSON)",
            new StatusWords(
                    List.of("new", "open", "pending", "reopened"), List.of("closed", "solved", "resolved", "done")));

    private final String label;
    private final StatusWords words;

    HelpDeskKind(String label, StatusWords words) {
        this.label = label;
        this.words = words;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Whether it signs with a secret that it makes itself, so that one of ours leads nowhere. */
    public boolean makesSecret() {
        return this == ZENDESK || this == HUBSPOT;
    }

    /** The words that a new help desk of this kind begins with. */
    public StatusWords words() {
        return words;
    }

    /** The name of the kind outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no kind has this key */
    public static HelpDeskKind withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
