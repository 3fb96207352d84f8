package io.aftercare.local;

import io.aftercare.Aftercare;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures a wave: how long it takes to select its recipients and to start their runs, how many of them are on their way to
 * the engine meanwhile, and how much memory that takes. Each run then waits for its hour; no mail leaves.
 *
 * <pre>mvn -Dlocal.main=io.aftercare.local.WaveBenchmark -Dlocal.data=target/benchmark -Dspring-boot.test-run.optimizedLaunch=false [-Dcontacts=100000]</pre>
 */
public final class WaveBenchmark {

    private static final int HOURS_AT_MOST = 3;

    private record Load(long onTheirWay, long outbox, long heap) {

        Load max(Load other) {
            return new Load(
                    Math.max(onTheirWay, other.onTheirWay), Math.max(outbox, other.outbox), Math.max(heap, other.heap));
        }
    }

    private record Times(double select, double start) {}

    private WaveBenchmark() {}

    public static void main(String[] args) {
        var settings = LocalSettings.fromProperties();
        try (var backends = Backends.local(settings, Progress.onConsole())) {
            backends.makeRoom();
            backends.start();
            backends.inbox().discard();
            try (var application = start(backends, settings)) {
                measure(
                        application.getBean(JdbcClient.class),
                        new WaveSurvey("http://127.0.0.1:" + settings.port(LocalPort.APPLICATION)));
            }
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(Backends backends, LocalSettings settings) {
        var properties = new HashMap<>(backends.properties());
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", settings.port(LocalPort.APPLICATION));
        properties.put("logging.level.root", "warn");
        properties.put("aftercare.wave.check", "1s");
        return new SpringApplicationBuilder(Aftercare.class)
                .profiles("local")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("benchmark", properties)))
                .run();
    }

    private static void measure(JdbcClient jdbc, WaveSurvey survey) {
        var contacts = Integer.getInteger("contacts", 100_000);
        var property = "bench_" + UUID.randomUUID().toString().substring(0, 8);
        survey.createProperty(property);
        insert(jdbc, property, contacts);
        var commits = commits(jdbc);
        survey.publish(property);
        var most = watch(jdbc, property);
        var times = times(jdbc, property);
        System.out.printf(
                Locale.ROOT,
                "%d contacts: selected in %.2f s, started in %.1f s (%.0f a second), %.2f commits a run%n",
                contacts,
                times.select(),
                times.start(),
                contacts / times.start(),
                (commits(jdbc) - commits) / (double) contacts);
        System.out.printf(
                Locale.ROOT,
                "At most %d runs on their way to the engine, %d messages in the outbox, %d MB of heap in use%n",
                most.onTheirWay(),
                most.outbox(),
                most.heap() >> 20);
    }

    private static void insert(JdbcClient jdbc, String property, int contacts) {
        jdbc.sql("""
                insert into contact (id, email, properties, created_at, updated_at)
                select uuidv7(), 'c' || n || '@' || :property || '.example', jsonb_build_object(:property, '2020-01-01'),
                       now(), now()
                from generate_series(1, :contacts) n""").param("property", property).param("contacts", contacts).update();
        jdbc.sql("analyze contact").update();
    }

    /** Until the engine has all runs. */
    private static Load watch(JdbcClient jdbc, String property) {
        var deadline = System.nanoTime() + TimeUnit.HOURS.toNanos(HOURS_AT_MOST);
        var most = new Load(0, 0, 0);
        while (System.nanoTime() < deadline) {
            most = most.max(load(jdbc));
            var over =
                    jdbc.sql("""
                    select exists (select from wave where ended_at is not null
                                   and survey_id = (select id from survey where name = :name))""").param("name", property).query(Boolean.class).single();
            if (over && load(jdbc).onTheirWay() == 0) {
                return most;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        throw new IllegalStateException("The wave did not end in %d hours".formatted(HOURS_AT_MOST));
    }

    private static Load load(JdbcClient jdbc) {
        var runtime = Runtime.getRuntime();
        return jdbc.sql("""
                select (select count(*) from survey_run
                        where process_instance_key is null and completed_at is null) as runs,
                       (select count(*) from scheduled_tasks where task_name = 'publish-engine-message') as messages""")
                .query((row, at) -> new Load(
                        row.getLong("runs"), row.getLong("messages"), runtime.totalMemory() - runtime.freeMemory()))
                .single();
    }

    private static Times times(JdbcClient jdbc, String property) {
        return jdbc.sql("""
                select extract(epoch from selection.ended_at - selection.started_at) as selection,
                       extract(epoch from wave.ended_at - selection.ended_at) as start
                from wave cross join lateral (
                    select * from engine.element_instance
                    where element_id = 'select-wave-recipients' and started_at >= wave.created_at
                    order by started_at limit 1) selection
                where survey_id = (select id from survey where name = :name)""")
                .param("name", property)
                .query((row, at) -> new Times(row.getDouble("selection"), row.getDouble("start")))
                .single();
    }

    private static long commits(JdbcClient jdbc) {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
