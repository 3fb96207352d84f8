package io.aftercare.local;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** GreenMail's SMTP server, counting its connections, turning some recipients down and keeping mails as files. */
final class InboxSmtpServer extends SmtpServer {

    private final AtomicInteger connections;
    private final SmtpManager delivery;

    InboxSmtpServer(
            ServerSetup setup,
            Managers managers,
            @Nullable MailFiles files,
            AtomicInteger connections,
            AtomicBoolean discarding) {
        super(setup, managers);
        this.connections = connections;
        this.delivery = new Delivery(managers, files, discarding);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket clientSocket) {
        connections.incrementAndGet();
        return new SmtpHandler(new SmtpCommandRegistry(), delivery, clientSocket);
    }

    private static final class Delivery extends SmtpManager {

        private final @Nullable MailFiles files;
        private final AtomicBoolean discarding;

        Delivery(Managers managers, @Nullable MailFiles files, AtomicBoolean discarding) {
            super(managers.getImapHostManager(), managers.getUserManager());
            this.files = files;
            this.discarding = discarding;
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            var domain = recipient.getHost();
            return switch (domain == null ? "" : domain.toLowerCase(Locale.ROOT)) {
                case "rejected.test" -> "550 5.1.1 No such mailbox";
                case "tempfail.test" -> "451 4.3.0 Mailbox not available now, try again later";
                default -> null;
            };
        }

        @Override
        public synchronized void send(SmtpState state) {
            if (discarding.get()) {
                return;
            }
            if (files != null) {
                files.keep(state.getMessage());
            }
            super.send(state);
        }
    }
}
