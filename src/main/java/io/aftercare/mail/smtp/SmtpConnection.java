package io.aftercare.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
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

    /** The server got a whole mail, and did not say whether it took it. */
    static final class Unanswered extends MessagingException {

        private static final long serialVersionUID = 1L;

        Unanswered(Exception failure) {
            super("No answer to the content", failure);
        }
    }

    /** The content of a mail could not begin in time. */
    static final class TooLate extends MessagingException {

        private static final long serialVersionUID = 1L;
    }

    private final Duration answerTimeout;
    private final Connecting connecting;
    private long beginBy;
    private boolean reused;
    private boolean contentBegun;
    private boolean awaitsAnswer;
    private boolean mayBeOut;

    /** @param answerTimeout the longest wait for the answer to a mail's content */
    SmtpConnection(Session session, String protocol, Duration answerTimeout, Connecting connecting) {
        super(session, null, protocol, "smtps".equals(protocol));
        this.answerTimeout = answerTimeout;
        this.connecting = connecting;
    }

    /**
     * After this time no content begins: whoever waits for the sender may have given it up soon.
     *
     * @param nanoTime as of {@link System#nanoTime()}
     */
    synchronized void beginBy(long nanoTime) {
        beginBy = nanoTime;
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
        mayBeOut = false;
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

    /** Whether the server may have taken a mail whose sending failed: it got all of it and did not refuse it. */
    synchronized boolean mayBeOut() {
        return mayBeOut;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        requireTime();
        var content = super.data();
        contentBegun = true;
        return content;
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        requireTime();
        contentBegun = true;
        return super.bdat();
    }

    private void requireTime() throws TooLate {
        if (System.nanoTime() - beginBy >= 0) {
            throw new TooLate();
        }
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        mayBeOut = true;
        awaitsAnswer = true;
        super.finishData();
    }

    @Override
    protected void finishBdat() throws IOException, MessagingException {
        mayBeOut = true;
        awaitsAnswer = true;
        super.finishBdat();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (!awaitsAnswer) {
            return super.readServerResponse();
        }
        awaitsAnswer = false;
        var code = awaitAnswer();
        mayBeOut = code < 400;
        return code;
    }

    /** A read that ran out can be begun again. */
    private int awaitAnswer() throws MessagingException {
        var until = System.nanoTime() + answerTimeout.toNanos();
        while (true) {
            try {
                return super.readServerResponse();
            } catch (MessagingException failure) {
                if (!(failure.getNextException() instanceof SocketTimeoutException) || System.nanoTime() - until >= 0) {
                    throw failure;
                }
            }
        }
    }
}
