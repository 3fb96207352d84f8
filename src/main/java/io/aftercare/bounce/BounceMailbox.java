package io.aftercare.bounce;

import io.aftercare.common.Refusal;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reads reports from a mailbox. A mail is moved away only once its consequences are committed: after a crash in between
 * it is read again, which changes nothing.
 */
class BounceMailbox {

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);

    private final Bounces bounces;
    private final BounceSettings settings;
    private final int atATime;

    /** How many of the oldest mails stayed; they are passed over until the newest was read. */
    private volatile int stayed;

    BounceMailbox(Bounces bounces, BounceSettings settings, int atATime) {
        this.bounces = bounces;
        this.settings = settings;
        this.atATime = atATime;
    }

    /** Deals with the next mails that are there. @return how many were moved away */
    int read() {
        var imap = settings.imap();
        try (var store = session(imap).getStore(protocol(imap))) {
            store.connect(imap.host(), imap.port(), imap.username(), imap.password());
            return read(store);
        } catch (MessagingException away) {
            LOG.warn(
                    "The mailbox of returned mails ({}) cannot be read: {}. Check aftercare.bounce.imap.*; "
                            + "it is tried again.",
                    imap,
                    away.getMessage());
            return 0;
        }
    }

    private int read(Store store) throws MessagingException {
        var processed = store.getFolder(settings.imap().processed());
        if (!processed.exists() && !processed.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException(
                    "the folder '%s' cannot be made".formatted(settings.imap().processed()));
        }
        // Closing it removes what is marked as deleted.
        try (var folder = store.getFolder(settings.imap().folder())) {
            folder.open(Folder.READ_WRITE);
            var count = folder.getMessageCount();
            var before = stayed < count ? stayed : 0;
            var last = Math.min(count, before + atATime);
            var moved = 0;
            for (var message : folder.getMessages(before + 1, last)) {
                if (moveAway(message, processed)) {
                    moved++;
                }
            }
            stayed = last == count ? 0 : last - moved;
            return moved;
        }
    }

    /** @return false when it stays: a mail that the server cannot give keeps no others waiting */
    private boolean moveAway(Message message, Folder processed) throws MessagingException {
        var folder = message.getFolder();
        try {
            if (take(message)) {
                folder.copyMessages(new Message[] {message}, processed);
                message.setFlag(Flags.Flag.DELETED, true);
                return true;
            }
        } catch (MessagingException unreadable) {
            if (!folder.isOpen()) {
                throw unreadable;
            }
            LOG.warn(
                    "Mail {} in the mailbox of returned mails ({}) cannot be read or moved away: {}. It stays and is tried "
                            + "again; if that does not help, move it away by hand.",
                    message.getMessageNumber(),
                    settings.imap(),
                    unreadable.getMessage());
        }
        return false;
    }

    /** @return false to come back to it later */
    private boolean take(Message message) throws MessagingException {
        try {
            bounces.take(content(message));
            return true;
        } catch (Refusal refusal) {
            LOG.info("A mail in the mailbox of returned mails: {}", refusal.getMessage());
            return !refusal.status().is5xxServerError();
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("A returned mail could not be dealt with now; it is tried again.", later);
            return false;
        }
    }

    /** One byte more than is allowed is enough to know that it is too large. */
    private byte[] content(Message message) throws MessagingException {
        var most = Math.toIntExact(settings.maxSize().toBytes()) + 1;
        if (!(message instanceof IMAPMessage mail)) {
            throw new MessagingException("not read by IMAP");
        }
        mail.setPeek(true);
        try (var content = mail.getMimeStream()) {
            var read = content.readNBytes(most);
            if (read.length == 0) {
                // Also what the server refuses to give comes as nothing.
                throw new MessagingException("the server gives nothing of it");
            }
            return read;
        } catch (IOException broken) {
            throw new MessagingException("its content does not come: " + broken.getMessage(), broken);
        }
    }

    private static Session session(BounceSettings.Imap imap) {
        var prefix = "mail." + protocol(imap);
        var millis = String.valueOf(imap.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty(prefix + ".connectiontimeout", millis);
        properties.setProperty(prefix + ".timeout", millis);
        properties.setProperty(prefix + ".writetimeout", millis);
        properties.setProperty(prefix + ".ssl.checkserveridentity", "true");
        return Session.getInstance(properties);
    }

    private static String protocol(BounceSettings.Imap imap) {
        return imap.tls() ? "imaps" : "imap";
    }
}
