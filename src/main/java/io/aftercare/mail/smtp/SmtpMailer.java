package io.aftercare.mail.smtp;

import io.aftercare.mail.Delivery;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.MailSigning;
import io.aftercare.mail.Mailer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends mails over the pool's connections: the one place where mails leave, and so where they are signed. */
@Component
class SmtpMailer implements Mailer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final PooledMailSender sender;
    private final MailSigning signing;
    private final Clock clock;
    private final MailMeters meters;

    SmtpMailer(PooledMailSender sender, MailSigning signing, Clock clock, MeterRegistry registry) {
        this.sender = sender;
        this.signing = signing;
        this.clock = clock;
        this.meters = new MailMeters(registry);
    }

    @Override
    public Delivery send(Mail mail) {
        InternetAddress recipient;
        try {
            recipient = mail.recipient();
        } catch (AddressException malformed) {
            return new Delivery.Refused("The contact's address is not one that mail can be sent to.");
        }
        var begun = meters.begin();
        try {
            sender.send(message(mail, recipient));
            meters.accepted(begun);
            return new Delivery.Accepted();
        } catch (MailException failure) {
            return refusal(new SmtpFailure(failure, sender), recipient.getAddress(), begun);
        }
    }

    private Delivery refusal(SmtpFailure failure, String recipient, Timer.Sample begun) {
        if (failure.isRecipientRefused()) {
            meters.refused(begun);
            return new Delivery.Refused(failure.answerWithout(recipient));
        }
        meters.failed(begun);
        throw new MailServerException(failure.explanationWithout(recipient), failure.mayBeOut());
    }

    private MimeMessage message(Mail mail, InternetAddress recipient) {
        var from = mail.from().toInternetAddress();
        var key = signing.keyOf(from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1));
        var message = new IdentifiedMessage(sender.getSession(), mail.messageId(), key.orElse(null));
        try {
            message.setFrom(from);
            message.setEnvelopeFrom(mail.returnPath());
            message.setRecipient(RecipientType.TO, recipient);
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            for (var header : mail.headers().entrySet()) {
                message.setHeader(header.getKey(), encoded(header.getKey(), header.getValue()));
            }
            message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
            return message;
        } catch (MessagingException | UnsupportedEncodingException impossible) {
            throw new IllegalStateException("A mail whose parts were checked cannot be built", impossible);
        }
    }

    private static String encoded(String name, String value) throws UnsupportedEncodingException {
        return MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value, UTF_8, null));
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }
}
