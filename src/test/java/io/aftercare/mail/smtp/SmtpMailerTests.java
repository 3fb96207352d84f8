package io.aftercare.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.aftercare.mail.Delivery;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real SMTP connection. */
class SmtpMailerTests {

    private static final int CONNECTIONS = 4;
    private static final Delivery ACCEPTED = new Delivery.Accepted();

    private GreenMail server = new GreenMail(setup(0));
    private SmtpFixture smtp;
    private SmtpMailer mailer;

    @BeforeEach
    void start() {
        server.start();
        smtp = new SmtpFixture(server.getSmtp().getPort(), CONNECTIONS, Duration.ofSeconds(10));
        mailer = smtp.mailer();
    }

    @AfterEach
    void stop() {
        smtp.close();
        server.stop();
    }

    @Test
    void writesAMultipartMailWithTheGivenMessageId() throws MessagingException, IOException {
        assertThat(mailer.send(SmtpFixture.mail(7))).isEqualTo(ACCEPTED);

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<run-7@aftercare.example>");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("support@example.com"));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Zo\u00eb from Support");
        assertThat(((InternetAddress) mail.getRecipients(RecipientType.TO)[0]).getPersonal())
                .isEqualTo("Ad\u00e4 \u2603");
        assertThat(mail.getSubject()).isEqualTo("How was it, \u00c5da?");
        assertThat(mail.getSentDate()).isEqualTo(SmtpFixture.NOW);
        assertThat(header(mail, "List-Unsubscribe")).isEqualTo("<https://aftercare.example/unsubscribe/7>");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "Feedback-ID")).isEqualTo("survey-1:feedback:aftercare");

        var body = (MimeMultipart) mail.getContent();
        assertThat(body.getContentType()).startsWith("multipart/alternative");
        assertThat(body.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(body.getBodyPart(0).getContent()).isEqualTo("Gr\u00fc\u00dfe \u2603");
        assertThat(body.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(body.getBodyPart(1).getContent()).isEqualTo("<p>Gr\u00fc\u00dfe \u2603</p>");
    }

    @Test
    void keepsTheMessageIdWhenAMessageIsSavedAgain() throws MessagingException {
        var message = new IdentifiedMessage(Session.getInstance(new Properties()), "<run-7@aftercare.example>", null);
        message.setText("Hello");

        message.saveChanges();
        message.saveChanges();

        assertThat(message.getMessageID()).isEqualTo("<run-7@aftercare.example>");
    }

    @Test
    void sendsOneMailAfterTheOtherOverOneConnection() {
        IntStream.range(0, 50)
                .forEach(i -> assertThat(mailer.send(SmtpFixture.mail(i))).isEqualTo(ACCEPTED));

        assertThat(server.getReceivedMessages()).hasSize(50);
        assertThat(smtp.connections()).isEqualTo(1);
        assertThat(smtp.sent("accepted")).isEqualTo(50);
    }

    @Test
    void sendsManyMailsAtOnceOverFewConnections() throws Exception {
        for (var sent : sendAtOnce(0, 200)) {
            assertThat(sent.get()).isEqualTo(ACCEPTED);
        }

        assertThat(messageIds(server)).hasSize(200);
        assertThat(server.getReceivedMessages()).hasSize(200);
        assertThat(smtp.connections()).isBetween(1, CONNECTIONS);
    }

    @Test
    void losesAndDoublesNothingWhenTheServerRestartsBetweenMails() throws Exception {
        for (var sent : sendAtOnce(0, 40)) {
            assertThat(sent.get()).isEqualTo(ACCEPTED);
        }
        var before = server.getReceivedMessages();
        restart();

        for (var sent : sendAtOnce(40, 80)) {
            assertThat(sent.get()).isEqualTo(ACCEPTED);
        }

        assertThat(before).hasSize(40);
        assertThat(server.getReceivedMessages()).hasSize(40);
        assertThat(messageIds(server)).hasSize(40);
        assertThat(smtp.connections()).isBetween(2, 2 * CONNECTIONS);
    }

    private void restart() {
        var port = server.getSmtp().getPort();
        server.stop();
        server = new GreenMail(setup(port));
        server.start();
    }

    private List<Future<Delivery>> sendAtOnce(int from, int to) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(16)) {
            return IntStream.range(from, to)
                    .mapToObj(i -> threads.submit(() -> mailer.send(SmtpFixture.mail(i))))
                    .toList();
        }
    }

    private static ServerSetup setup(int port) {
        return new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    private static Set<String> messageIds(GreenMail server) throws MessagingException {
        var ids = new HashSet<String>();
        for (var message : server.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return String.join("|", Arrays.asList(mail.getHeader(name)));
    }
}
