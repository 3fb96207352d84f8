package io.aftercare.common;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be in the audit trail; published inside the transaction that does it. Who does it is known from
 * the security context.
 *
 * @param kind of what it is done to, in one word
 * @param subject the id of that
 * @param detail a few words that are about nobody; more than 200 characters are cut off
 * @param gathered whether it is left out when the same was recorded a few minutes ago
 */
public record AuditedAct(
        Act act,
        String kind,
        @Nullable String subject,
        @Nullable String detail,
        boolean gathered) {

    /** What was done. */
    public enum Act {
        CREATED,
        CHANGED,
        PUBLISHED,
        PAUSED,
        RESUMED,
        DELETED,
        DUPLICATED,
        ROTATED,
        ENABLED,
        DISABLED,
        RETRIED,
        CORRECTED,
        WITHDRAWN,
        SENT_NOW,
        STARTED,
        CLOSED,
        REOPENED,
        LIFTED,
        CLAIMED,
        ASSIGNED,
        RELEASED,
        COMPLETED,
        MOVED,
        IMPORTED,
        EXPORTED,
        ERASED,
        EXPIRED;

        /** The name of it outside Java. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** For people. */
        public String words() {
            return name().charAt(0)
                    + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public static AuditedAct of(Act act, String kind, @Nullable Object subject, @Nullable String detail) {
        return new AuditedAct(act, kind, subject == null ? null : subject.toString(), detail, false);
    }
}
