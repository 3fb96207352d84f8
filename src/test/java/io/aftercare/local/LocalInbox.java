package io.aftercare.local;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that keeps what it is sent: SMTP to deliver, IMAP to read with the recipient's address and any password.
 *
 * <p>Two domains stand for what goes wrong elsewhere: {@code rejected.test} answers 550 to every recipient, {@code
 * tempfail.test} answers 451.
 */
public final class LocalInbox implements AutoCloseable {

    private static final long STARTUP_MILLIS = 10_000;

    private final LocalSettings settings;
    private final Managers managers = new Managers();
    private final AtomicInteger connections = new AtomicInteger();
    private final @Nullable MailFiles files;
    private final AtomicBoolean discarding = new AtomicBoolean();
    private @Nullable AbstractServer smtp;
    private @Nullable AbstractServer imap;

    LocalInbox(LocalSettings settings) {
        this.settings = settings;
        this.files = settings.durable() ? new MailFiles(settings.data().resolve("mail")) : null;
    }

    /** Returns what an address has received, oldest first. */
    public List<MimeMessage> messagesFor(String address) {
        var user = managers.getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        try {
            return mimeMessages(managers.getImapHostManager().getInbox(user).getMessages());
        } catch (FolderException e) {
            throw new IllegalStateException("No inbox for " + address, e);
        }
    }

    /** Returns every message in every mailbox; one with two recipients is there twice. */
    public List<MimeMessage> messages() {
        return mimeMessages(managers.getImapHostManager().getAllMessages());
    }

    public int count() {
        return managers.getImapHostManager().getAllMessages().size();
    }

    /** Returns how many SMTP connections were accepted since the start: fewer than mails when they are reused. */
    public int smtpConnections() {
        return connections.get();
    }

    /** Returns the port on 127.0.0.1 where mailboxes are read: any recipient's address, any password. */
    public int imapPort() {
        return settings.port(LocalPort.IMAP);
    }

    /** Takes mails over as ever, but keeps none from now on: what mailboxes cost is not the sender's. */
    void discard() {
        discarding.set(true);
    }

    /** Empties every mailbox. */
    public void purge() {
        try {
            var store = (InMemoryStore) managers.getImapHostManager().getStore();
            for (var folder : store.listMailboxes("*")) {
                folder.deleteAllMessages();
            }
        } catch (FolderException e) {
            throw new IllegalStateException("Could not empty the mailboxes", e);
        }
    }

    /** Refuses SMTP connections and drops the open ones until {@link #startSmtp()}; what was received stays. */
    public synchronized void stopSmtp() {
        if (smtp != null) {
            smtp.stopService();
            smtp = null;
        }
    }

    public synchronized void startSmtp() {
        if (smtp == null) {
            var setup = setup(LocalPort.SMTP, ServerSetup.PROTOCOL_SMTP);
            smtp = started(new InboxSmtpServer(setup, managers, files, connections, discarding));
        }
    }

    synchronized void start() {
        managers.getUserManager().setAuthRequired(false);
        if (files != null) {
            files.deliverTo(managers.getUserManager());
        }
        imap = started(new ImapServer(setup(LocalPort.IMAP, ServerSetup.PROTOCOL_IMAP), managers));
        startSmtp();
    }

    @Override
    public synchronized void close() {
        stopSmtp();
        if (imap != null) {
            imap.stopService();
            imap = null;
        }
    }

    Map<String, Object> properties() {
        return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", settings.port(LocalPort.SMTP));
    }

    private ServerSetup setup(LocalPort port, String protocol) {
        return new ServerSetup(settings.port(port), "127.0.0.1", protocol);
    }

    private static AbstractServer started(AbstractServer server) {
        server.startService();
        try {
            if (!server.waitTillRunning(STARTUP_MILLIS)) {
                throw new LocalStartException("The mail server did not start: " + server);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while starting " + server, e);
        }
        return server;
    }

    /** Of a copy: mails may arrive meanwhile. */
    private static List<MimeMessage> mimeMessages(List<StoredMessage> messages) {
        return List.copyOf(messages).stream().map(StoredMessage::getMimeMessage).toList();
    }
}
