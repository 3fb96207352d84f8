package io.aftercare.local;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Measures what the exporter costs the engine: the same runs, without Aftercare, in turn with the exporter switched off and
 * on in one broker; and how long after the last run the history is complete.
 *
 * <pre>mvn -Dlocal.main=io.aftercare.local.ExporterBenchmark -Dlocal.data=target/benchmark [-Druns=1000] [-Drounds=5]</pre>
 */
public final class ExporterBenchmark {

    private static final String COUNT = """
            select count(*) from engine.process_instance where process_id = 'raw-survey-run' and ended_at is not null
            """;

    private ExporterBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var settings = LocalSettings.fromProperties();
        try (var backends = Backends.local(settings, Progress.onConsole())) {
            backends.makeRoom();
            backends.start();
            var properties = backends.properties();
            var database = JdbcClient.create(new DriverManagerDataSource(
                    String.valueOf(properties.get("spring.datasource.url")),
                    String.valueOf(properties.get("spring.datasource.username")),
                    String.valueOf(properties.get("spring.datasource.password"))));
            try (var client = CamundaClient.newClientBuilder()
                            .grpcAddress(backends.broker().grpcAddress())
                            .restAddress(backends.broker().restAddress())
                            .preferRestOverGrpc(false)
                            .build();
                    var runs = new RawRuns(client)) {
                measure(runs, database, backends.broker().managementAddress());
            }
        }
        System.exit(0);
    }

    private static void measure(RawRuns raw, JdbcClient database, URI management)
            throws IOException, InterruptedException {
        var runs = Integer.getInteger("runs", 1000);
        var rounds = Integer.getInteger("rounds", 5);
        raw.run(runs);
        raw.run(runs);
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        var lags = new ArrayList<Double>();
        for (var round = 1; round <= rounds; round++) {
            exporter("disable", management);
            without.add(runs / raw.run(runs));
            exporter("enable", management);
            // The engine hands over what was done meanwhile, too: that is not to be part of the measure.
            var before = database.sql(COUNT).query(Long.class).single() + runs;
            secondsUntil(database, before);
            with.add(runs / raw.run(runs));
            lags.add(secondsUntil(database, before + runs));
            System.out.printf(
                    Locale.ROOT,
                    "Round %d: without exporter %.1f runs/s, with it %.1f runs/s, complete after %.1f s%n",
                    round,
                    without.getLast(),
                    with.getLast(),
                    lags.getLast());
        }
        System.out.printf(
                Locale.ROOT,
                "Median of %d rounds of %d runs: without %.1f, with %.1f runs/s, ratio %.2f; complete after %.1f s%n",
                rounds,
                runs,
                median(without),
                median(with),
                median(with) / median(without),
                median(lags));
    }

    private static double secondsUntil(JdbcClient database, long ended) {
        var start = System.nanoTime();
        while (database.sql(COUNT).query(Long.class).single() < ended) {
            if (System.nanoTime() - start > Duration.ofMinutes(2).toNanos()) {
                throw new IllegalStateException("The exporter does not tell all runs");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The change is made when it is accepted and the status says so. */
    private static void exporter(String action, URI management) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var exporter = management.resolve("/actuator/exporters/aftercare/" + action);
            var accepted = http.send(
                    HttpRequest.newBuilder(exporter)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            if (accepted.statusCode() / 100 != 2) {
                throw new IllegalStateException(accepted.body());
            }
            var wanted = action.equals("enable") ? "ENABLED" : "DISABLED";
            var status = HttpRequest.newBuilder(management.resolve("/actuator/exporters"))
                    .build();
            while (!http.send(status, BodyHandlers.ofString()).body().contains("\"" + wanted + "\"")) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
