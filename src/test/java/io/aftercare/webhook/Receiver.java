package io.aftercare.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system that webhooks call, on 127.0.0.1: it keeps what it gets and answers what a test tells it to. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile HttpHandler answer = answer(204, "");

    /** What came, with the names of headers in lower case. */
    public record Message(String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    public Receiver() throws IOException {
        this(HttpServer.create());
    }

    /** @param server over TLS, for example; not bound yet */
    Receiver(HttpServer server) throws IOException {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** An address of it, below which it takes everything. */
    public String url() {
        return "http://127.0.0.1:%d/hooks".formatted(port());
    }

    /** What came so far, oldest first. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Answers this from now on; an empty body is none. */
    public void answers(int status, String body) {
        answer = answer(status, body);
    }

    void answers(HttpHandler handler) {
        answer = handler;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, List<String>>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.add(new Message(exchange.getRequestURI().toString(), headers, body));
            answer.handle(exchange);
        }
    }

    private static HttpHandler answer(int status, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
