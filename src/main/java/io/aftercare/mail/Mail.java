package io.aftercare.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient, in HTML and in plain text (R34).
 *
 * @param messageId the Message-ID with its angle brackets; a repeated sending has the same
 * @param from who it is from
 * @param to the recipient's address; {@link Mailer} refuses one that is no address
 * @param toName the recipient's name to show, if known; the address itself is no name
 * @param subject the subject, on one line; {@link TokenText#renderLine} makes one
 * @param html the body for mail programs that show HTML
 * @param text the body for the others
 * @param headers more headers by name, see {@link MailHeaders}
 * @param returnPath where the mail comes back to when it cannot be delivered (RFC 5321, 3.6.2); else to {@code from}
 */
public record Mail(
        String messageId,
        Sender from,
        String to,
        @Nullable String toName,
        String subject,
        String html,
        String text,
        Map<String, String> headers,
        @Nullable String returnPath) {

    /** A mail that comes back to whom it is from. */
    public Mail(
            String messageId,
            Sender from,
            String to,
            @Nullable String toName,
            String subject,
            String html,
            String text,
            Map<String, String> headers) {
        this(messageId, from, to, toName, subject, html, text, headers, null);
    }

    /**
     * Guards the header.
     *
     * @throws IllegalArgumentException when something for the header has control characters (header injection), the
     *     Message-ID is malformed, or an additional header is one that the other parameters make
     */
    public Mail {
        Headers.requireOneLine("to", to);
        Headers.requireOneLine("to name", toName);
        Headers.requireOneLine("subject", subject);
        Headers.requireOneLine("return path", returnPath);
        Headers.requireMessageId(messageId);
        Headers.requireAllowed(headers);
        headers = Map.copyOf(headers);
    }

    /**
     * The recipient, as Jakarta Mail wants it.
     *
     * @throws AddressException when {@code to} is no mail address
     */
    public InternetAddress recipient() throws AddressException {
        return Headers.address(to, to.equals(toName) ? null : toName);
    }
}
