package io.aftercare.audit;

import io.aftercare.identity.ApiKey;
import io.aftercare.identity.SignedInUser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who does something. @param id null for Aftercare itself */
record Actor(AuditEntry.ActorKind kind, @Nullable UUID id) {

    private static final Actor SYSTEM = new Actor(AuditEntry.ActorKind.SYSTEM, null);

    /** Whose request this thread works on, or Aftercare itself. */
    static Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof SignedInUser user) {
            return new Actor(AuditEntry.ActorKind.USER, user.id());
        }
        return principal instanceof ApiKey key
                ? new Actor(AuditEntry.ActorKind.API_KEY, key.id().value())
                : SYSTEM;
    }
}
