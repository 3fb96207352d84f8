package io.aftercare.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection that is used for many mails. A server may close it at any time between two of them; the next mail then
 * goes over a new connection, unless the server may have got its content already: it would come twice.
 */
final class SmtpConnection extends SMTPTransport {

    /** Connects a transport: host, port and credentials are the mail sender's. */
    interface Connecting {
        void connect(SmtpConnection connection) throws MessagingException;
    }

    private final Connecting connecting;
    private boolean reused;
    private boolean contentBegun;

    SmtpConnection(Session session, String protocol, Connecting connecting) {
        super(session, null, protocol, "smtps".equals(protocol));
        this.connecting = connecting;
    }

    synchronized void open() throws MessagingException {
        connecting.connect(this);
        reused = false;
    }

    /** Says that the following mail is not the first use of this connection. */
    synchronized void markUsed() {
        reused = true;
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        contentBegun = false;
        try {
            super.sendMessage(message, addresses);
        } catch (MessagingException failure) {
            if (!reused || contentBegun || isConnected()) {
                throw failure;
            }
            open();
            super.sendMessage(message, addresses);
        }
    }

    @Override
    protected OutputStream data() throws MessagingException {
        var content = super.data();
        contentBegun = true;
        return content;
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        contentBegun = true;
        return super.bdat();
    }
}
