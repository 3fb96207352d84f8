package io.aftercare.mail.smtp;

import io.aftercare.mail.MailSettings;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/** The open connections to the mail server; the one used last is lent first, so that a quiet hour leaves few. */
final class ConnectionPool implements AutoCloseable {

    private final GenericObjectPool<SmtpConnection> connections;
    private final Duration beginTimeout;

    /**
     * Makes an empty pool.
     *
     * @param trusted a connection that was used within this time is lent without asking the server whether it is alive
     * @param unopened makes a connection for the pool to open
     */
    ConnectionPool(MailSettings settings, Duration trusted, Supplier<SmtpConnection> unopened) {
        var pool = new GenericObjectPoolConfig<SmtpConnection>();
        pool.setMaxTotal(settings.maxConnections());
        pool.setMaxIdle(settings.maxConnections());
        pool.setMaxWait(settings.readTimeout());
        pool.setTestOnBorrow(true);
        pool.setMinEvictableIdleDuration(settings.idleTimeout());
        pool.setTimeBetweenEvictionRuns(settings.idleTimeout().dividedBy(2));
        pool.setNumTestsPerEvictionRun(-1);
        pool.setJmxEnabled(false);
        connections = new GenericObjectPool<>(new Connections(unopened, trusted), pool);
        beginTimeout = settings.beginTimeout();
    }

    /**
     * Lends a connection for a mail whose content is to begin in time from now on.
     *
     * @throws MessagingException when the server cannot be reached, refuses the sign-in, or all connections stay in use
     */
    SmtpConnection borrow() throws MessagingException {
        var beginBy = System.nanoTime() + beginTimeout.toNanos();
        try {
            var connection = connections.borrowObject();
            connection.beginBy(beginBy);
            return connection;
        } catch (MessagingException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new MessagingException("No connection", impossible);
        }
    }

    /** Takes back a connection that works. */
    void giveBack(SmtpConnection connection) {
        connection.markUsed();
        connections.returnObject(connection);
    }

    /** Takes back a connection that failed, closes it, and opens another in its place: somebody may wait for one. */
    void discard(SmtpConnection connection) {
        try {
            connections.invalidateObject(connection);
        } catch (Exception replacementFailed) {
            // Whoever sends next learns it.
        }
    }

    @Override
    public void close() {
        connections.close();
    }

    /** Opens, checks and closes connections for the pool. */
    private static final class Connections extends BasePooledObjectFactory<SmtpConnection> {

        private final Supplier<SmtpConnection> unopened;
        private final Duration trusted;

        Connections(Supplier<SmtpConnection> unopened, Duration trusted) {
            this.unopened = unopened;
            this.trusted = trusted;
        }

        @Override
        public SmtpConnection create() throws MessagingException {
            var connection = unopened.get();
            connection.open();
            return connection;
        }

        @Override
        public PooledObject<SmtpConnection> wrap(SmtpConnection connection) {
            return new DefaultPooledObject<>(connection);
        }

        @Override
        public boolean validateObject(PooledObject<SmtpConnection> idle) {
            return idle.getIdleDuration().compareTo(trusted) < 0
                    || idle.getObject().isConnected();
        }

        /** A connection that broke cannot take its leave; for the pool, and whoever waits, it is closed all the same. */
        @Override
        public void destroyObject(PooledObject<SmtpConnection> pooled) {
            try {
                pooled.getObject().close();
            } catch (MessagingException broken) {
                // The server, or the way to it, is gone.
            }
        }
    }
}
