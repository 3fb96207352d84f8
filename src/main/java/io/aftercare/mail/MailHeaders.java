package io.aftercare.mail;

import java.net.URI;
import java.util.Map;

/** The headers that say what kind of mail this is, so that machines treat it right. */
public final class MailHeaders {

    private MailHeaders() {}

    /**
     * Of a mail to a contact: unsubscribing by one click (RFC 8058), no automatic replies (RFC 3834).
     *
     * @param unsubscribe where a POST unsubscribes at once and a GET asks first; one-click needs {@code https}
     * @param feedbackId what mailbox providers count complaints by, such as {@code survey-id:feedback:aftercare}
     */
    public static Map<String, String> ofFeedbackMail(URI unsubscribe, String feedbackId) {
        return Map.of(
                "Auto-Submitted",
                "auto-generated",
                "List-Unsubscribe",
                "<" + unsubscribe + ">",
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
                "Feedback-ID",
                feedbackId);
    }

    /** Of a mail to the company's own people: no automatic replies (RFC 3834). */
    public static Map<String, String> ofNotification() {
        return Map.of("Auto-Submitted", "auto-generated");
    }
}
