package io.aftercare.mail.smtp;

import io.aftercare.common.PartHealth;
import jakarta.mail.MessagingException;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/** Without the mail server, mails wait in the engine and people can still answer. */
@Component("mailHealthIndicator")
class MailHealth extends PartHealth {

    private final PooledMailSender sender;

    MailHealth(PooledMailSender sender, Clock clock) {
        super("mail", DEGRADED, clock);
        this.sender = sender;
    }

    /** Over a connection of the pool, so that it is seldom a new one. */
    @Override
    protected Health check() {
        var server = sender.getHost() + (sender.getPort() < 0 ? "" : ":" + sender.getPort());
        try {
            sender.connectTransport().close();
            return Health.up().withDetail("server", server).build();
        } catch (MessagingException failure) {
            return away(new SmtpFailure(new MailSendException("No connection", failure), sender).explanation())
                    .withDetail("server", server)
                    .build();
        }
    }
}
