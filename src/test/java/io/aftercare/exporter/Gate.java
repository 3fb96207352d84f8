package io.aftercare.exporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A port of its own in front of another: while it is shut, connections are refused. */
final class Gate implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private @Nullable ServerSocket server;

    /** Shut at first. */
    Gate(int target) {
        this.target = target;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    void open() {
        try {
            var listening = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
            server = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts what is connected, too. */
    void shut() {
        try {
            if (server != null) {
                server.close();
            }
            for (var socket : open) {
                socket.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var from = listening.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), target);
                open.addAll(List.of(from, to));
                Thread.ofVirtual().start(() -> pump(from, to));
                Thread.ofVirtual().start(() -> pump(to, from));
            }
        } catch (IOException shut) {
            // That is how it ends.
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // That is how it ends.
        }
    }
}
