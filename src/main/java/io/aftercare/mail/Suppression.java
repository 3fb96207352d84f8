package io.aftercare.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an address never gets a survey again (R34).
 *
 * @param address the mail address in lower case
 * @param reason the first reason there was
 * @param since when that was
 * @param detail what is known beside the reason, in plain words without personal data, or null
 */
public record Suppression(
        String address,
        Reason reason,
        Instant since,
        @Nullable String detail) {

    /** Why an address is suppressed. */
    public enum Reason {
        /** The contact asked for it. */
        UNSUBSCRIBED,
        /** The mail server refused the address for good, or mail to it came back. */
        BOUNCED,
        /** The contact reported a mail as spam. */
        COMPLAINED,
        /** The contact's data was erased on request. */
        ERASED;

        /** The word in the database, in URLs and in message keys: the name in lower case. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
