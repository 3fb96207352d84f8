package io.aftercare.mail.smtp;

import io.aftercare.mail.SigningKey;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** Signs a message as it will stand on the wire (RFC 6376). */
final class DkimSignature {

    static final String HEADER = "DKIM-Signature";

    /**
     * Named once more than they occur, so that whoever adds another one breaks the signature. RFC 8058 wants the last
     * two signed before a mail program offers to unsubscribe by one click.
     */
    private static final List<String> OVERSIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final String HEADERS = Stream.concat(
                    OVERSIGNED.stream().flatMap(name -> Stream.of(name, name)),
                    Stream.of("MIME-Version", "In-Reply-To", "References", "Auto-Submitted", "Feedback-ID"))
            .collect(Collectors.joining(":"));

    private DkimSignature() {}

    /** Adds the header to a message that is otherwise complete; takes the place of the one that it had. */
    static void add(MimeMessage message, SigningKey key) throws MessagingException {
        message.removeHeader(HEADER);
        var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;"
                .formatted(key.domain(), key.selector(), HEADERS);
        try {
            var signed = new DKIMSigner(template, key.key()).sign(new ByteArrayInputStream(onTheWire(message)));
            message.setHeader(HEADER, folded(signed.substring(HEADER.length() + 1)));
        } catch (IOException | FailException impossible) {
            throw new MessagingException("The mail could not be signed for %s".formatted(key), impossible);
        }
    }

    /** The SMTP transport makes all line ends alike by the same stream. */
    private static byte[] onTheWire(MimeMessage message) throws IOException, MessagingException {
        var bytes = new ByteArrayOutputStream();
        try (var lines = new CRLFOutputStream(bytes)) {
            message.writeTo(lines);
        }
        return bytes.toByteArray();
    }

    /** The relaxed form of a header does not know where its lines were broken. */
    private static String folded(String value) {
        return MimeUtility.fold(HEADER.length() + 2, value.strip());
    }
}
