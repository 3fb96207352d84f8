package io.aftercare.local;

import io.aftercare.Aftercare;
import io.camunda.client.CamundaClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures whole survey runs per second, from closed ticket to completed run, beside what the same broker does with the
 * same model and workers that do nothing. Both are measured in turn on one machine; the ratio is what counts.
 *
 * <p>Mails go to a real SMTP server, which keeps none: what mailboxes cost is not the sender's.
 *
 * <p>Two rounds before those that count let the JVM compile what is used, as on a server that runs for days; by default the
 * Maven plugin keeps it from doing so.
 *
 * <pre>mvn -Dlocal.main=io.aftercare.local.RunBenchmark -Dlocal.data=target/benchmark -Dspring-boot.test-run.optimizedLaunch=false [-Druns=500] [-Drounds=3]</pre>
 */
public final class RunBenchmark {

    private static final int WARM_UP = 2;

    private RunBenchmark() {}

    public static void main(String[] args) {
        var settings = LocalSettings.fromProperties();
        try (var backends = Backends.local(settings, Progress.onConsole())) {
            backends.makeRoom();
            backends.start();
            backends.inbox().discard();
            try (var application = start(backends, settings)) {
                measure(application, "http://127.0.0.1:" + settings.port(LocalPort.APPLICATION));
            }
        }
        System.exit(0);
    }

    static ConfigurableApplicationContext start(Backends backends, LocalSettings settings) {
        var properties = new HashMap<>(backends.properties());
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", settings.port(LocalPort.APPLICATION));
        properties.put("logging.level.root", "warn");
        properties.put("aftercare.limits.per-key", 0);
        properties.put("aftercare.limits.per-address", 0);
        return new SpringApplicationBuilder(Aftercare.class)
                .profiles("local")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("benchmark", properties)))
                .run();
    }

    private static void measure(ConfigurableApplicationContext application, String url) {
        var runs = Integer.getInteger("runs", 500);
        var rounds = Integer.getInteger("rounds", 3);
        var whole = new WholeRuns(url, application.getBean(JdbcClient.class));
        try (var raw = new RawRuns(application.getBean(CamundaClient.class))) {
            for (var round = 1; round <= WARM_UP; round++) {
                raw.run(runs);
                whole.run(runs);
            }
            var wholeRates = new ArrayList<Double>();
            var rawRates = new ArrayList<Double>();
            for (var round = 1; round <= rounds; round++) {
                rawRates.add(runs / raw.run(runs));
                wholeRates.add(runs / whole.run(runs));
                System.out.printf(
                        Locale.ROOT,
                        "Round %d: engine alone %.1f runs/s, Aftercare %.1f runs/s%n",
                        round,
                        rawRates.getLast(),
                        wholeRates.getLast());
            }
            System.out.printf(
                    Locale.ROOT,
                    "Median of %d rounds of %d runs: engine alone %.1f, Aftercare %.1f runs/s, ratio %.2f; %.1f commits a run%n",
                    rounds,
                    runs,
                    median(rawRates),
                    median(wholeRates),
                    median(wholeRates) / median(rawRates),
                    whole.commitsPerRun());
        }
    }

    static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
