package io.aftercare.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Every port that the local start opens, what it is for, and the property that moves it. */
enum LocalPort {
    APPLICATION("server.port", 8080, "the application"),
    SITE("local.site.port", 8081, "the demo web site"),
    SMTP("local.smtp.port", 3025, "the mail server (SMTP)"),
    IMAP("local.imap.port", 3143, "the mailboxes (IMAP)"),
    DATABASE("local.database.port", 15432, "PostgreSQL"),
    BROKER_GRPC("local.broker-grpc.port", 26500, "the broker's gRPC API"),
    BROKER_COMMAND("local.broker-command.port", 26501, "the broker's command port"),
    BROKER_INTERNAL("local.broker-internal.port", 26502, "the broker's internal port"),
    BROKER_REST("local.broker-rest.port", 26580, "the broker's REST API"),
    BROKER_MANAGEMENT("local.broker-management.port", 26590, "the broker's management port");

    private final String property;
    private final int standard;
    private final String purpose;

    LocalPort(String property, int standard, String purpose) {
        this.property = property;
        this.standard = standard;
        this.purpose = purpose;
    }

    static Map<LocalPort, Integer> fromProperties() {
        var ports = new EnumMap<LocalPort, Integer>(LocalPort.class);
        for (var port : values()) {
            ports.put(port, port.configured());
        }
        return ports;
    }

    /** Ports below the range from which the kernel serves outgoing connections: none of those can take one meanwhile. */
    static Map<LocalPort, Integer> free() {
        var ports = new EnumMap<LocalPort, Integer>(LocalPort.class);
        var sockets = new ArrayList<ServerSocket>();
        // Test JVMs choose at the same time, each from its own thousands.
        var first = 20_000 + 2_000 * (Integer.getInteger("surefire.forkNumber", 0) % 5);
        var number = ThreadLocalRandom.current().nextInt(first, first + 1_900);
        for (var port : values()) {
            while (!bind(number, sockets)) {
                number++;
            }
            ports.put(port, number++);
        }
        close(sockets);
        return ports;
    }

    /** Fails with the first port that is taken, also when it is taken by another of ours. */
    static void requireFree(Map<LocalPort, Integer> ports) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            ports.forEach((port, number) -> {
                if (!bind(number, sockets)) {
                    throw new LocalStartException(
                            "Port %d is in use, and %s needs it: stop the program that uses it, or choose another port with -D%s=<port>."
                                    .formatted(number, port.purpose, port.property));
                }
            });
        } finally {
            close(sockets);
        }
    }

    String property() {
        return property;
    }

    int standard() {
        return standard;
    }

    private int configured() {
        var value = System.getProperty(property, "").strip();
        if (value.isEmpty()) {
            return standard;
        }
        if (value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new LocalStartException(
                "%s must be a port from 1 to 65535 for %s, not '%s'.".formatted(property, purpose, value));
    }

    private static boolean bind(int number, List<ServerSocket> sockets) {
        try {
            var socket = new ServerSocket();
            sockets.add(socket);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void close(List<ServerSocket> sockets) {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // Nothing was accepted on it: there is nothing to lose.
            }
        }
    }
}
