package io.aftercare.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that says any bytes at all to whoever connects, at once or one after the other. */
final class RawServer implements AutoCloseable {

    /** What is said to a connection. */
    interface Script {
        void say(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch brokenOff = new CountDownLatch(1);

    RawServer(String words) throws IOException {
        start(out -> out.write(words.getBytes(StandardCharsets.UTF_8)));
    }

    /** Says the beginning, then the same words over and over. */
    RawServer(String beginning, String again, long everyMillis) throws IOException {
        start(out -> {
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            while (!closed.await(everyMillis, TimeUnit.MILLISECONDS)) {
                out.write(again.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** Whether the client ended a connection before everything was said. */
    boolean wasBrokenOff() throws InterruptedException {
        return brokenOff.await(10, TimeUnit.SECONDS);
    }

    private void start(Script script) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var connection = server.accept();
                    Thread.ofVirtual().start(() -> talk(connection, script));
                }
            } catch (IOException over) {
                // The test is over.
            }
        });
    }

    private void talk(Socket connection, Script script) {
        try (connection) {
            script.say(connection.getOutputStream());
            connection.shutdownOutput();
            // Closing with something unread would take back what was said.
            connection.getInputStream().readAllBytes();
        } catch (IOException gone) {
            brokenOff.countDown();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
