package io.aftercare.identity;

import static io.aftercare.identity.Scope.CONTACTS_EXPORT;
import static io.aftercare.identity.Scope.CONTACTS_READ;
import static io.aftercare.identity.Scope.CONTACTS_WRITE;
import static io.aftercare.identity.Scope.RUNS_READ;
import static io.aftercare.identity.Scope.RUNS_WRITE;
import static io.aftercare.identity.Scope.SURVEYS_PUBLISH;
import static io.aftercare.identity.Scope.SURVEYS_READ;
import static io.aftercare.identity.Scope.SURVEYS_WRITE;
import static io.aftercare.identity.Scope.TASKS_READ;
import static io.aftercare.identity.Scope.TASKS_WRITE;
import static io.aftercare.identity.Scope.TICKETS_READ;
import static io.aftercare.identity.Scope.TICKETS_WRITE;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a user may do (R80), in the terms of the API's scopes, so that a page and a call ask for the same. */
public enum Role {
    /** Builds surveys but cannot send them. */
    AUTHOR(EnumSet.of(SURVEYS_READ, SURVEYS_WRITE, CONTACTS_READ, TICKETS_READ, RUNS_READ)),

    /** An author who may also publish, which sends mail. */
    PUBLISHER(EnumSet.of(SURVEYS_READ, SURVEYS_WRITE, SURVEYS_PUBLISH, CONTACTS_READ, TICKETS_READ, RUNS_READ)),

    /** Watches and mends runs, does tasks and gives them to others, and keeps contacts and tickets. */
    LEAD(EnumSet.of(
            SURVEYS_READ,
            CONTACTS_READ,
            CONTACTS_WRITE,
            CONTACTS_EXPORT,
            TICKETS_READ,
            TICKETS_WRITE,
            RUNS_READ,
            RUNS_WRITE,
            TASKS_READ,
            TASKS_WRITE)),

    /** Models the processes behind the surveys, and does the tasks that are theirs. */
    DESIGNER(EnumSet.of(SURVEYS_READ, SURVEYS_WRITE, CONTACTS_READ, TICKETS_READ, RUNS_READ, TASKS_READ)),

    /** May do everything, settings included. */
    ADMIN(EnumSet.allOf(Scope.class));

    private final Set<Scope> scopes;

    Role(Set<Scope> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    /** What it allows. */
    public Set<Scope> scopes() {
        return scopes;
    }

    /** The name of the role outside Java. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no role has this key */
    public static Role withKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
