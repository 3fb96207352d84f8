package io.aftercare.mail.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that says what a test tells it to; otherwise it takes every mail. */
final class ScriptedSmtpServer implements AutoCloseable {

    /** Instead of an answer: hang up, or say nothing. */
    static final String HANG_UP = "(hang up)";

    static final String SILENCE = "(silence)";

    private static final Map<String, String> USUAL = Map.of(
            "EHLO",
            "250 here",
            "NOOP",
            "250 ok",
            "RSET",
            "250 ok",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go",
            ".",
            "250 taken",
            "QUIT",
            HANG_UP);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final Thread serving = Thread.ofVirtual().start(this::serve);

    ScriptedSmtpServer() throws IOException {}

    /** Changes the answer to a command, {@code .} being the end of the content, from now on. */
    void answer(String command, String answer) {
        script.put(command, answer);
    }

    /** Changes the answer to a command for one time. */
    void answerOnce(String command, String answer) {
        script.put("1" + command, answer);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many mail clients connected; whoever only looks whether the port answers is none. */
    int connections() {
        return connections.get();
    }

    int openConnections() {
        return open.size();
    }

    /** How many mails came whole, whatever was answered then. */
    int taken() {
        return taken.get();
    }

    /** Closes every connection, as a server does that restarts or tires of waiting. */
    void hangUp() throws IOException {
        for (var connection : open) {
            connection.close();
        }
    }

    /** Says what was not said before. */
    void say(String line) throws IOException {
        for (var connection : open) {
            say(connection.getOutputStream(), line);
        }
    }

    private void serve() {
        try {
            while (true) {
                var connection = server.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> talk(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var out = connection.getOutputStream();
            var content = false;
            say(out, "220 scripted");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (content && !line.equals(".")) {
                    continue;
                }
                var command = line.toUpperCase(Locale.ROOT).split("[ :]")[0];
                if (command.equals("EHLO")) {
                    connections.incrementAndGet();
                }
                var answer = answerTo(command);
                content = answer.startsWith("354");
                if (answer.equals(HANG_UP)) {
                    return;
                }
                if (!answer.equals(SILENCE)) {
                    say(out, answer);
                }
            }
        } catch (IOException gone) {
            // The other side hung up.
        } finally {
            open.remove(connection);
        }
    }

    private String answerTo(String command) {
        var once = script.remove("1" + command);
        var answer = once != null ? once : script.getOrDefault(command, USUAL.getOrDefault(command, "500 what?"));
        if (command.equals(".") && (answer.startsWith("250") || answer.startsWith("("))) {
            taken.incrementAndGet();
        }
        return answer;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Once this returns, its port refuses: a socket that is waited at takes connections until the wait ends. */
    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
        try {
            serving.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("Interrupted while the server was closed");
        }
    }
}
