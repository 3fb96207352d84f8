package io.aftercare.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Survey runs as the world sees them: tickets closed by API, mails sent, answers given on the public pages. */
final class WholeRuns {

    private static final int CALLERS = 16;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final JdbcClient jdbc;
    private final String pipeline = "benchmark-" + UUID.randomUUID();
    private double commitsPerRun;

    WholeRuns(String url, JdbcClient jdbc) {
        this(url, jdbc, "");
    }

    /** @param actions of the follow-up as JSON, with the pipeline's key for {@code %s}; empty for none */
    WholeRuns(String url, JdbcClient jdbc, String actions) {
        this.url = url;
        this.jdbc = jdbc;
        api("/api/v1/pipelines", "{\"key\": \"%s\", \"name\": \"Benchmark\"}".formatted(pipeline));
        api("/api/v1/surveys", """
                {"name": "%s", "type": "ces", "pipeline": "%s", "commentWindow": "PT1M",
                 "sender": {"name": "Benchmark", "address": "benchmark@northwind.example"}}""".formatted(pipeline, pipeline));
        var id = jdbc.sql("select id from survey where name = :name")
                .param("name", pipeline)
                .query(UUID.class)
                .single();
        if (!actions.isEmpty()) {
            var list = "{\"kind\": \"list\", \"actions\": [%s]}".formatted(actions.replace("%s", pipeline));
            send(
                    api(request("/api/v1/surveys/%s/follow-ups/negative".formatted(id))
                            .PUT(BodyPublishers.ofString(list))),
                    200);
        }
        api("/api/v1/surveys/" + id + "/publish", "");
    }

    /** @return seconds from the first close to the last completed run */
    double run(int runs) {
        var tickets = IntStream.range(0, runs)
                .mapToObj(at -> "B-" + UUID.randomUUID())
                .toList();
        inParallel(tickets, this::open);
        var commits = commits();
        var start = System.nanoTime();
        inParallel(tickets, ticket -> api("/api/v1/tickets/" + ticket + "/close", ""));
        answerAll(runs);
        var seconds = (System.nanoTime() - start) / 1e9;
        commitsPerRun = (commits() - commits) / (double) runs;
        return seconds;
    }

    double commitsPerRun() {
        return commitsPerRun;
    }

    private void open(String ticket) {
        var email = ticket + "@benchmark.example";
        api("/api/v1/contacts", "{\"email\": \"%s\", \"firstName\": \"Ada\"}".formatted(email));
        api("/api/v1/tickets", """
                {"externalId": "%s", "subject": "Benchmark", "pipeline": "%s", "contactEmail": "%s"}""".formatted(ticket, pipeline, email));
    }

    /** Answers each mail once it was sent, until every run is completed. */
    private void answerAll(int runs) {
        var answered = new HashSet<String>();
        var answers = new ArrayList<Future<?>>();
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            while (open() > 0 || answered.size() < runs) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "%d of %d were mailed, %d are open".formatted(answered.size(), runs, open()));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
                for (var token : sent()) {
                    if (answered.add(token)) {
                        answers.add(callers.submit(() -> answer(token)));
                    }
                }
                failWith(answers.stream().filter(Future::isDone).toList());
            }
        }
    }

    private void answer(String token) {
        send(request("/a/" + token, "score=2").header("Content-Type", "application/x-www-form-urlencoded"), 303);
        send(
                request("/a/" + token + "/comment", "comment=Fine")
                        .header("Content-Type", "application/x-www-form-urlencoded"),
                303);
    }

    private List<String> sent() {
        var sql = """
                select token from answer_link join survey_run on survey_run.id = run_id
                where state = 'sent' and survey_run.survey_id = (select id from survey where name = :name)
                """;
        return jdbc.sql(sql)
                .param("name", pipeline)
                .query((row, at) -> Objects.requireNonNull(row.getString("token")))
                .list();
    }

    private long open() {
        return jdbc.sql("""
                select count(*) from survey_run
                where completed_at is null and survey_id = (select id from survey where name = :name)""").param("name", pipeline).query(Long.class).single();
    }

    private long commits() {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private void api(String path, String json) {
        send(api(request(path, json)), 200, 201, 202);
    }

    private static HttpRequest.Builder api(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + DemoData.API_KEY).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private void send(HttpRequest.Builder request, int... expected) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (IntStream.of(expected).noneMatch(status -> status == response.statusCode())) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inParallel(List<String> items, Consumer<String> action) {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            failWith(items.stream()
                    .map(item -> callers.submit(() -> action.accept(item)))
                    .toList());
        }
    }

    /** Waits for the calls, and fails as the first of them that failed. */
    private static void failWith(List<? extends Future<?>> calls) {
        for (var call : calls) {
            try {
                call.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
