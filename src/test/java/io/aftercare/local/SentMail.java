package io.aftercare.local;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a mail program lists it.
 *
 * @param id of this mail on the pages of the mailbox; the same after a restart
 */
public record SentMail(String id, String from, String to, String subject, Instant at, MimeMessage message) {

    /** A header, decoded. */
    public record Line(String name, String value) {}

    static SentMail of(MimeMessage message) {
        try {
            var date = message.getSentDate();
            return new SentMail(
                    id(message),
                    decoded(message.getHeader("From", ", ")),
                    decoded(message.getHeader("To", ", ")),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    date == null ? Instant.EPOCH : date.toInstant(),
                    message);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    boolean contains(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return (from + "\n" + to + "\n" + subject).toLowerCase(Locale.ROOT).contains(wanted);
    }

    public List<Line> headers() {
        try {
            return Collections.list(message.getAllHeaders()).stream()
                    .map(SentMail::line)
                    .toList();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The first part of this kind, such as {@code text/html}; null without one. */
    @Nullable
    String part(String mediaType) {
        return part(message, mediaType);
    }

    public @Nullable String text() {
        return part("text/plain");
    }

    private static @Nullable String part(Part part, String mediaType) {
        try {
            if (part.isMimeType(mediaType)) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (var at = 0; at < parts.getCount(); at++) {
                    var found = part(parts.getBodyPart(at), mediaType);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line line(Header header) {
        return new Line(header.getName(), decoded(header.getValue()));
    }

    private static String decoded(@Nullable String header) {
        try {
            return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (IOException leftAsItIs) {
            return header;
        }
    }

    private static String id(MimeMessage message) throws MessagingException {
        var sum = new CRC32();
        sum.update(String.valueOf(message.getMessageID()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
