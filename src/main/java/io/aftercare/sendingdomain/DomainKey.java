package io.aftercare.sendingdomain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key that signs mails.
 *
 * @param recordName where its TXT record stands in DNS
 * @param recordValue what that record says
 * @param removeAfter until when mails that it signed may still be checked; null while it signs or is to
 */
public record DomainKey(
        String selector,
        State state,
        String recordName,
        String recordValue,
        Instant createdAt,
        @Nullable Instant removeAfter) {

    /** What a key does. */
    public enum State {
        /** Waits until its record is seen, then signs. */
        NEXT,
        SIGNING,
        /** Signs no longer; its record must stay for a while. */
        OLD;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DomainKey of(
            String domain,
            String selector,
            State state,
            String publicKey,
            Instant createdAt,
            @Nullable Instant removeAfter) {
        return new DomainKey(
                selector,
                state,
                selector + "._domainkey." + domain,
                "v=DKIM1; k=rsa; p=" + publicKey,
                createdAt,
                removeAfter);
    }
}
