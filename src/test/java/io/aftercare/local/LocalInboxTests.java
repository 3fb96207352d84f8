package io.aftercare.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class LocalInboxTests {

    private static final String ADDRESS = "ada@customer.test";
    private static final int MAILS = 300;

    @Test
    void tellsWhatIsThereWhileMailsArrive() throws Exception {
        var settings = LocalSettings.ephemeral();
        try (var inbox = new LocalInbox(settings)) {
            inbox.start();
            var mails = new MimeMessage[MAILS];
            for (var each = 0; each < MAILS; each++) {
                mails[each] = mail();
            }
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(settings.port(LocalPort.SMTP));

            var arriving = CompletableFuture.runAsync(() -> sender.send(mails));
            while (!arriving.isDone()) {
                assertThat(inbox.messagesFor(ADDRESS)).hasSizeLessThanOrEqualTo(MAILS);
            }

            arriving.join();
            assertThat(inbox.messagesFor(ADDRESS)).hasSize(MAILS);
        }
    }

    private static MimeMessage mail() throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom("feedback@aftercare.test");
        mail.setRecipients(RecipientType.TO, ADDRESS);
        mail.setText("Hello");
        return mail;
    }
}
