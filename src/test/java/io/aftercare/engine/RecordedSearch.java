package io.aftercare.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftercare.engine.EngineSettings.History;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * Camunda's search API on 127.0.0.1, asked by a real client. Its answers were written after the specification of the
 * Orchestration Cluster REST API v2 (8.9), not recorded from a cluster. What no answer is given for is not found.
 */
public final class RecordedSearch implements AutoCloseable {

    /** What came: the path below {@code /v2} and the body. */
    public record Asked(String path, String body) {}

    private record Answer(String path, String having, int status, UnaryOperator<String> body) {}

    private static final String NONE = """
            {"items": [], "page": {"totalItems": 0, "startCursor": null, "endCursor": null}}""";

    private final HttpServer server = HttpServer.create();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CamundaClient client;
    private final EngineSearch search;
    private final ProcessModels models;
    private boolean stopped;

    /** @param patience how long the client waits */
    public RecordedSearch(Duration patience) throws IOException {
        server.setExecutor(threads);
        server.createContext("/v2/", this::take);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        client = CamundaClient.newClientBuilder()
                .preferRestOverGrpc(true)
                .restAddress(address)
                .grpcAddress(address)
                .build();
        var clients = new StaticListableBeanFactory();
        clients.addBean("client", client);
        var settings = new EngineSettings(1, Duration.ofSeconds(10), Duration.ofMinutes(15), History.SEARCH, patience);
        search = new EngineSearch(clients.getBeanProvider(CamundaClient.class), settings, Clock.systemUTC());
        models = new ProcessModels(search);
    }

    public EngineSearch search() {
        return search;
    }

    public ProcessModels models() {
        return models;
    }

    /** What is deployed, as the search tells it. */
    public DeployedProcesses deployed() {
        return new SearchedProcesses(search, models);
    }

    /** Answers as {@code search-api/} has it. @param having a pattern that the question's body must hold */
    public RecordedSearch answers(String path, String having, String file) {
        return answers(path, having, body -> text(file));
    }

    /** @param body of the answer, by the body of the question; the last given that fits is taken */
    public RecordedSearch answers(String path, String having, UnaryOperator<String> body) {
        answers.addFirst(new Answer(path, having, 200, body));
        return this;
    }

    /** Fails at whatever is asked from now on. */
    public void fails(int status, String body) {
        answers.addFirst(new Answer("", "", status, question -> body));
    }

    /** Does not answer any more, until it is closed. */
    public void staysSilent() {
        answers.addFirst(new Answer("", "", 200, question -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return NONE;
        }));
    }

    /** Takes no connection any more. */
    public void stops() {
        if (!stopped) {
            stopped = true;
            server.stop(0);
        }
    }

    /** Finds nothing at a path that is searched. */
    public RecordedSearch findsNothing(String path) {
        return answers(path, "", body -> NONE);
    }

    /** What came so far to a path, oldest first. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(each -> each.path().equals(path)).toList();
    }

    public static String text(String file) {
        try (var resource =
                Objects.requireNonNull(RecordedSearch.class.getResourceAsStream("/search-api/" + file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var path = exchange.getRequestURI().getPath().substring("/v2".length());
            asked.add(new Asked(path, body));
            var answer = answers.stream()
                    .filter(each -> path.startsWith(each.path())
                            && Pattern.compile(each.having()).matcher(body).find())
                    .findFirst()
                    .orElse(new Answer("", "", 404, question -> "{\"title\": \"NOT_FOUND\", \"status\": 404}"));
            var bytes = answer.body().apply(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type(answer, path));
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String type(Answer answer, String path) {
        if (answer.status() >= 400) {
            return "application/problem+json";
        }
        return path.endsWith("/xml") ? "text/xml" : "application/json";
    }

    @Override
    public void close() {
        end.countDown();
        client.close();
        stops();
        threads.shutdownNow();
    }
}
