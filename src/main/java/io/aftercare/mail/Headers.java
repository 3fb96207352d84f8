package io.aftercare.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in a mail's header (RFC 5322): nothing that starts a header of its own. */
final class Headers {

    /** RFC 5322, 3.6.8: printable ASCII but the colon. */
    private static final Pattern NAME = Pattern.compile("[!-9;-~]+");

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>");

    /** Set from the other parts of a mail; {@code Cc} and {@code Bcc} would add recipients. */
    private static final Set<String> TAKEN =
            Set.of("from", "sender", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version");

    private Headers() {}

    static void requireOneLine(String what, @Nullable String value) {
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The mail's '%s' holds a line break or another control character.".formatted(what));
        }
    }

    /**
     * An address as Jakarta Mail wants it, its domain in the ASCII form (RFC 5891).
     *
     * @throws AddressException when it is no address, or its left part is not ASCII: Jakarta Mail would cut such
     *     letters down to other ones, and mail to somebody else
     */
    static InternetAddress address(String address, @Nullable String name) throws AddressException {
        var at = address.lastIndexOf('@');
        if (at < 0 || !StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            throw new AddressException("not local@domain in ASCII");
        }
        try {
            var ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            var parsed = new InternetAddress(ascii, true);
            if (!parsed.getAddress().equals(ascii)) {
                throw new AddressException("more than an address");
            }
            parsed.setPersonal(name, StandardCharsets.UTF_8.name());
            return parsed;
        } catch (IllegalArgumentException | UnsupportedEncodingException malformed) {
            throw new AddressException("the domain is malformed");
        }
    }

    static void requireMessageId(String messageId) {
        requireOneLine("Message-ID", messageId);
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException("'%s' is no Message-ID: write <left@right>.".formatted(messageId));
        }
    }

    static void requireAllowed(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            var key = name.toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches() || TAKEN.contains(key) || key.startsWith("content-")) {
                throw new IllegalArgumentException("'%s' cannot be added to a mail as a header.".formatted(name));
            }
            requireOneLine(name, value);
        });
    }
}
