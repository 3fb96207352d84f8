package io.aftercare.local;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** The real parts that the application needs beside it: PostgreSQL, a Zeebe broker and a mail server. */
public final class Backends implements AutoCloseable {

    private final LocalSettings settings;
    private final Progress progress;
    private final Database database;
    private final Broker broker;
    private final LocalInbox inbox;
    private final EngineRecords records;

    private Backends(LocalSettings settings, Progress progress) {
        var containers = Containers.wanted();
        this.settings = settings;
        this.progress = progress;
        this.database = containers ? new ContainerDatabase(settings) : new LocalDatabase(settings);
        this.broker = containers ? new ContainerBroker(settings) : new LocalBroker(settings);
        this.inbox = new LocalInbox(settings);
        this.records = new EngineRecords(settings.records());
    }

    /** Makes the parts of the local start, which keep their state; {@link #start()} starts them. */
    static Backends local(LocalSettings settings, Progress progress) {
        return new Backends(settings, progress);
    }

    /** Returns the parts that all tests of this JVM share, started at first use and stopped with the JVM. */
    public static Backends ephemeral() {
        return Ephemeral.INSTANCE;
    }

    public Broker broker() {
        return broker;
    }

    public LocalInbox inbox() {
        return inbox;
    }

    /** Returns what the broker did; only the broker of the tests, and not the one in a container, keeps book. */
    public EngineRecords records() {
        return records;
    }

    /** Returns the Spring properties that connect the application to these parts. */
    public Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.putAll(database.properties());
        properties.putAll(inbox.properties());
        properties.put("camunda.client.mode", "self-managed");
        properties.put("camunda.client.grpc-address", broker.grpcAddress().toString());
        properties.put("camunda.client.rest-address", broker.restAddress().toString());
        properties.put("camunda.client.prefer-rest-over-grpc", false);
        if (!settings.durable()) {
            // What only works while session and machine agree on UTC shall fail here.
            properties.put("spring.datasource.hikari.connection-init-sql", "set time zone 'Asia/Kathmandu'");
        }
        return properties;
    }

    /** Ends what an earlier start has left behind, and fails when a port is in use. */
    void makeRoom() {
        if (database instanceof LocalDatabase local) {
            local.stopLeftover();
        }
        if (broker instanceof LocalBroker local) {
            local.stopLeftover();
        }
        LocalPort.requireFree(settings.ports());
    }

    /** Starts everything at once; returns when everything is ready. */
    void start() {
        var all = CompletableFuture.allOf(
                progress.track("the broker", broker::start),
                progress.track("PostgreSQL", database::start),
                progress.track("the mail server", inbox::start));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LocalStartException reason ? reason : e;
        }
    }

    @Override
    public void close() {
        inbox.close();
        broker.close();
        database.close();
    }

    private void discard() {
        close();
        try {
            FileSystemUtils.deleteRecursively(settings.data());
        } catch (IOException leftToMavenClean) {
            // It lies under target.
        }
    }

    private static final class Ephemeral {

        private static final Backends INSTANCE = start();

        private static Backends start() {
            var backends = new Backends(LocalSettings.ephemeral(), Progress.silent());
            // Spring runs these after it has closed every application context.
            SpringApplication.getShutdownHandlers().add(backends::discard);
            backends.start();
            return backends;
        }
    }
}
