package io.aftercare.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.AuditedAct.Act;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param actorId null for Aftercare itself
 * @param actorName what the user or the API key is called now; null when it is not there any more
 * @param kind of what it was done to: survey, contact, run and so on
 * @param subject the id of that
 * @param subjectName what that is called now; null when it is not there any more, or has no name
 * @param detail a few words that are about nobody
 */
public record AuditEntry(
        UUID id,
        Instant at,
        ActorKind actorKind,
        @Nullable UUID actorId,
        @Nullable String actorName,
        Act act,
        String kind,
        @Nullable String subject,
        @Nullable String subjectName,
        @Nullable String detail) {

    /** What did it. */
    public enum ActorKind {
        USER,
        API_KEY,
        /** Aftercare itself, on its own. */
        SYSTEM;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Who did it, for people. */
    public String who() {
        return switch (actorKind) {
            case SYSTEM -> "Aftercare";
            case USER -> actorName == null ? "A user who was removed" : actorName;
            case API_KEY -> actorName == null ? "An API key that was revoked" : "API key " + actorName;
        };
    }
}
