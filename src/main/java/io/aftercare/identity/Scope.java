package io.aftercare.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What an API key or a {@link Role} allows. */
public enum Scope {
    CONTACTS_READ("contacts:read"),
    CONTACTS_WRITE("contacts:write"),
    /** All that is kept of a contact, in one file. */
    CONTACTS_EXPORT("contacts:export"),
    /** Removes what is kept of a contact, for good. */
    CONTACTS_ERASE("contacts:erase"),
    TICKETS_READ("tickets:read"),
    TICKETS_WRITE("tickets:write"),
    SURVEYS_READ("surveys:read"),
    SURVEYS_WRITE("surveys:write"),
    SURVEYS_PUBLISH("surveys:publish"),
    RUNS_READ("runs:read"),
    RUNS_WRITE("runs:write"),
    TASKS_READ("tasks:read"),
    TASKS_WRITE("tasks:write"),
    SETTINGS_READ("settings:read"),
    SETTINGS_WRITE("settings:write"),
    /** Who did what when. */
    AUDIT_READ("audit:read"),
    /** Metrics, and what is the matter when Aftercare is not well. */
    OPERATIONS_READ("operations:read");

    private final String key;

    Scope(String key) {
        this.key = key;
    }

    /** The name of the scope outside Java, and of the authority that a caller with this scope has. */
    @JsonValue
    public String key() {
        return key;
    }

    /** The scopes with these keys. A key that this version does not know allows nothing and is left out. */
    public static Set<Scope> withKeys(Collection<String> keys) {
        return Arrays.stream(values())
                .filter(scope -> keys.contains(scope.key))
                .collect(Collectors.toUnmodifiableSet());
    }
}
