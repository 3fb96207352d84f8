package io.aftercare.exporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port of its own in front of another: while it is shut, connections are cut at once. */
final class Gate implements AutoCloseable {

    private final int target;
    private final List<Socket> connected = new CopyOnWriteArrayList<>();
    // Held from the first to the last: a port that is given back in between may be somebody else's when it is wanted
    // again.
    private final ServerSocket server;
    private volatile boolean open;

    /** Shut at first. */
    Gate(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void open() {
        open = true;
    }

    /** Cuts what is connected, too. */
    void shut() {
        open = false;
        connected.forEach(Gate::cut);
        connected.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        shut();
    }

    private void accept() {
        try {
            while (true) {
                var from = server.accept();
                if (open) {
                    connect(from);
                } else {
                    cut(from);
                }
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void connect(Socket from) throws IOException {
        var to = new Socket(InetAddress.getLoopbackAddress(), target);
        connected.addAll(List.of(from, to));
        Thread.ofVirtual().start(() -> pump(from, to));
        Thread.ofVirtual().start(() -> pump(to, from));
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // That is how it ends.
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
