package io.aftercare.mail.smtp;

import io.aftercare.mail.MailSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Spring's mail sender over connections that stay open, where Spring opens one for every mail. */
final class PooledMailSender extends JavaMailSenderImpl implements AutoCloseable {

    private final ConnectionPool pool;
    private final Duration answerTimeout;

    /**
     * Makes a sender without connections.
     *
     * @param trusted an open connection that was used within this time is used again without asking whether it is alive
     */
    PooledMailSender(MailSettings settings, Duration trusted) {
        pool = new ConnectionPool(settings, trusted, this::unopened);
        answerTimeout = settings.answerTimeout();
    }

    @Override
    protected Transport connectTransport() throws MessagingException {
        return new LentConnection(getSession(), pool, pool.borrow());
    }

    private SmtpConnection unopened() {
        var protocol = StringUtils.hasLength(getProtocol()) ? getProtocol() : DEFAULT_PROTOCOL;
        return new SmtpConnection(getSession(), protocol, answerTimeout, this::connect);
    }

    private void connect(SmtpConnection connection) throws MessagingException {
        connection.connect(getHost(), getPort(), unlessEmpty(getUsername()), unlessEmpty(getPassword()));
    }

    /** A placeholder without a value leaves an empty text behind. */
    private static @Nullable String unlessEmpty(@Nullable String value) {
        return StringUtils.hasLength(value) ? value : null;
    }

    @Override
    public void close() {
        pool.close();
    }
}
