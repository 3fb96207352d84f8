package io.aftercare.mail.smtp;

import io.aftercare.mail.Mail;
import io.aftercare.mail.MailHeaders;
import io.aftercare.mail.MailSettings;
import io.aftercare.mail.Sender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/** A mailer for tests that counts the connections it opens. */
final class SmtpFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-29T00:59:59Z");

    private final CountingSockets sockets = new CountingSockets();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PooledMailSender sender;

    SmtpFixture(int port, int maxConnections, Duration readTimeout) {
        this(port, settings(maxConnections, readTimeout, Duration.ofSeconds(30)), Duration.ofSeconds(30));
    }

    SmtpFixture(int port, MailSettings settings, Duration trusted) {
        sender = new PooledMailSender(settings, trusted);
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put(
                "mail.smtp.timeout", String.valueOf(settings.readTimeout().toMillis()));
    }

    SmtpFixture signingIn(String user, String password) {
        sender.setUsername(user);
        sender.setPassword(password);
        sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        return this;
    }

    SmtpMailer mailer() {
        return new SmtpMailer(sender, domain -> Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC), meters);
    }

    MailHealth health(Clock clock) {
        return new MailHealth(sender, clock);
    }

    /** How many mails ended so. @param outcome a value of the meter's tag */
    long sent(String outcome) {
        return meters.get("aftercare.mail.sending")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    static MailSettings settings(int maxConnections, Duration readTimeout, Duration idleTimeout) {
        var second = Duration.ofSeconds(1);
        return new MailSettings(
                maxConnections, idleTimeout, second, readTimeout, second, Duration.ofMinutes(1), readTimeout);
    }

    /** Takes one of the connections, until it is closed. */
    Transport occupyConnection() throws MessagingException {
        return sender.connectTransport();
    }

    int connections() {
        return sockets.opened.get();
    }

    @Override
    public void close() {
        sender.close();
    }

    static Mail mail(int number) {
        return new Mail(
                "<run-%d@aftercare.example>".formatted(number),
                new Sender("Zo\u00eb from Support", "support@example.com"),
                "ada%d@example.com".formatted(number),
                "Ad\u00e4 \u2603",
                "How was it, \u00c5da?",
                "<p>Gr\u00fc\u00dfe \u2603</p>",
                "Gr\u00fc\u00dfe \u2603",
                MailHeaders.ofFeedbackMail(
                        URI.create("https://aftercare.example/unsubscribe/" + number), "survey-1:feedback:aftercare"));
    }

    private static final class CountingSockets extends SocketFactory {

        private final AtomicInteger opened = new AtomicInteger();

        @Override
        public Socket createSocket() {
            opened.incrementAndGet();
            return new Socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("unused");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("unused");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new IOException("unused");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("unused");
        }
    }
}
