package io.aftercare.bounce;

import io.aftercare.bounce.Report.Kind;
import io.aftercare.run.RunMessageId;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery status notifications (RFC 3464) and complaints (ARF, RFC 5965). Whatever else a mailbox gets,
 * automatic replies or rubbish, is no report. What people wrote or attached is not looked at.
 */
final class ReportReader {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final int DEEPEST = 3;
    private static final int MOST_PARTS = 20;
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "virus");

    /** Begins nowhere but where an address may: a header as long as the whole mail is gone through once. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![^\\s<>;,\"@])[^\\s<>;,\"@]++@[^\\s<>;,\"]+");

    /** Where a mail server says which address it delivered to, and where a returned mail says where it came from. */
    private static final String[] RETURN_PATHS = {
        "Delivered-To",
        "X-Original-To",
        "Envelope-To",
        "To",
        "Return-Path",
        "Original-Mail-From",
        "Original-Envelope-Id",
        "X-Failed-Recipients"
    };

    private final List<Part> parts = new ArrayList<>();

    private ReportReader() {}

    /** @return empty when the mail reports nothing that matters here */
    static Optional<Report> read(byte[] mail) {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
            var reader = new ReportReader();
            reader.collect(message, 0);
            return reader.report(message);
        } catch (MessagingException | IOException | RuntimeException rubbish) {
            return Optional.empty();
        }
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            if (depth < DEEPEST && part.getContent() instanceof Multipart several) {
                for (var i = 0; i < several.getCount() && parts.size() < MOST_PARTS; i++) {
                    BodyPart next = several.getBodyPart(i);
                    collect(next, depth + 1);
                }
            }
        } else {
            parts.add(part);
        }
    }

    private Optional<Report> report(MimeMessage message) throws MessagingException, IOException {
        var original = original();
        for (var part : parts) {
            if (isOne(part, "message/delivery-status", "message/global-delivery-status")) {
                return returned(new DeliveryStatus(part.getInputStream()), message, original, content(part));
            }
            if (isOne(part, "message/feedback-report")) {
                return complaint(new InternetHeaders(part.getInputStream()), message, original, content(part));
            }
        }
        return Optional.empty();
    }

    /** The headers of the mail that it is about; none when they were left out. */
    private InternetHeaders original() throws MessagingException, IOException {
        for (var part : parts) {
            if (isOne(part, "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")) {
                return new InternetHeaders(part.getInputStream());
            }
        }
        return new InternetHeaders();
    }

    private static boolean isOne(Part part, String... types) throws MessagingException {
        for (var type : types) {
            if (part.isMimeType(type)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] content(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }

    private static Optional<Report> returned(
            DeliveryStatus status, MimeMessage message, InternetHeaders original, byte[] content)
            throws MessagingException {
        for (var i = 0; i < status.getRecipientDSNCount(); i++) {
            var recipient = status.getRecipientDSN(i);
            if ("failed".equalsIgnoreCase(value(recipient, "Action"))) {
                var why = BounceStatus.in(value(recipient, "Status"))
                        .filter(code -> code.type() != 2)
                        .or(() -> BounceStatus.in(value(recipient, "Diagnostic-Code")))
                        .orElse(null);
                var kind = why != null && why.isHard() ? Kind.HARD : Kind.SOFT;
                return Optional.of(report(kind, why, recipient, status.getMessageDSN(), message, original, content));
            }
        }
        return Optional.empty();
    }

    private static Optional<Report> complaint(
            InternetHeaders feedback, MimeMessage message, InternetHeaders original, byte[] content)
            throws MessagingException {
        return COMPLAINTS.contains(value(feedback, "Feedback-Type").toLowerCase(Locale.ROOT))
                ? Optional.of(report(Kind.COMPLAINT, null, feedback, feedback, message, original, content))
                : Optional.empty();
    }

    private static Report report(
            Kind kind,
            @Nullable BounceStatus status,
            InternetHeaders recipient,
            InternetHeaders whole,
            MimeMessage message,
            InternetHeaders original,
            byte[] content)
            throws MessagingException {
        var recipients = new LinkedHashSet<String>();
        addAddresses(recipients, recipient, "Final-Recipient", "Original-Recipient", "Original-Rcpt-To");
        addAddresses(recipients, original, "To");
        var arrived = Collections.list(message.getMatchingHeaders(RETURN_PATHS)).stream();
        var returnPaths = Stream.concat(
                        arrived,
                        Stream.of(whole, original)
                                .flatMap(
                                        headers -> Collections.list(headers.getMatchingHeaders(RETURN_PATHS)).stream()))
                .map(Header::getValue)
                .toList();
        return new Report(
                kind,
                status,
                Set.copyOf(recipients),
                returnPaths,
                RunMessageId.run(value(original, "Message-ID")),
                Hash.of(content));
    }

    private static void addAddresses(Set<String> recipients, InternetHeaders headers, String... names) {
        for (var name : names) {
            ADDRESS.matcher(value(headers, name))
                    .results()
                    .limit(MOST_PARTS)
                    .forEach(found -> recipients.add(found.group().toLowerCase(Locale.ROOT)));
        }
    }

    private static String value(InternetHeaders headers, String name) {
        return Objects.requireNonNullElse(headers.getHeader(name, null), "").strip();
    }
}
