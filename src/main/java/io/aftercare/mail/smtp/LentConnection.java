package io.aftercare.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/**
 * A connection on loan: closing it gives it back to the pool, or discards it when a mail failed on it. A refused recipient
 * is no fault of the connection: it stays if the server still answers on it.
 */
final class LentConnection extends Transport {

    private final ConnectionPool pool;
    private final SmtpConnection connection;
    private boolean failed;
    private boolean returned;

    LentConnection(Session session, ConnectionPool pool, SmtpConnection connection) {
        super(session, null);
        this.pool = pool;
        this.connection = connection;
    }

    @Override
    public void sendMessage(Message message, Address[] addresses) throws MessagingException {
        try {
            connection.sendMessage(message, addresses);
        } catch (MessagingException | RuntimeException failure) {
            failed = !isRefusal(failure) || !connection.isConnected();
            if (connection.mayBeOut()) {
                throw new SmtpConnection.Unanswered(failure);
            }
            throw failure;
        }
    }

    private static boolean isRefusal(Exception failure) {
        return SmtpAnswer.in(failure)
                .filter(answer -> answer.step() == SmtpAnswer.Step.RECIPIENT)
                .isPresent();
    }

    @Override
    public synchronized boolean isConnected() {
        return !failed && !returned;
    }

    @Override
    public synchronized void close() {
        if (returned) {
            return;
        }
        returned = true;
        if (failed) {
            pool.discard(connection);
        } else {
            pool.giveBack(connection);
        }
    }
}
