package io.aftercare.audit;

import io.aftercare.common.AuditedAct.Act;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of the trail is looked at; null does not restrict. */
public record AuditFilter(
        @Nullable Act act,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable UUID actor) {

    /** All of it. */
    public static final AuditFilter NONE = new AuditFilter(null, null, null, null);
}
