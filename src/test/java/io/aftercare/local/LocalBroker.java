package io.aftercare.local;

import static java.util.Map.entry;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Camunda's own broker distribution, run as a child process of this JVM and with the same JDK. */
final class LocalBroker implements Broker {

    private static final String MAIN = "io.camunda.application.StandaloneBroker";
    private static final List<String> FOREIGN_SETTINGS =
            List.of("SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_", "ZEEBE_", "CAMUNDA_");

    private final LocalSettings settings;
    private final Path home;
    private volatile @Nullable Process process;
    private volatile boolean closed;
    private Duration clockOffset = Duration.ZERO;

    LocalBroker(LocalSettings settings) {
        this.settings = settings;
        this.home = settings.data().resolve("broker");
    }

    @Override
    public int port(LocalPort port) {
        return settings.port(port);
    }

    /** Ends the broker of an earlier start that has not noticed yet that its parent is gone. */
    void stopLeftover() {
        TiedToParent.stop(home.resolve("broker.pid"), home.toString());
    }

    @Override
    public void start() {
        var broker = launch();
        process = broker;
        if (!clockOffset.isZero()) {
            catchUp(broker);
        }
        var ready = new BrokerReadiness(
                        managementAddress(), grpcAddress(), restAddress(), () -> broker.isAlive() && !closed)
                .await();
        if (!ready) {
            throw new LocalStartException("The broker did not start: see " + settings.log("broker.log"));
        }
    }

    /** Before it takes commands: what it got in its own past, messages for one, would be overdue a moment later. */
    private void catchUp(Process broker) {
        while (broker.isAlive() && !closed) {
            try {
                Broker.super.advanceClock(clockOffset);
                return;
            } catch (UncheckedIOException | IllegalStateException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    @Override
    public void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    @Override
    public void hang() {
        signal("STOP");
    }

    @Override
    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        var running = Objects.requireNonNull(process);
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(running.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the broker was sent a signal", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        // What is thrown away need not be flushed first.
        end(settings.durable() ? ProcessHandle::destroy : ProcessHandle::destroyForcibly);
    }

    @Override
    public void advanceClock(Duration duration) {
        Broker.super.advanceClock(duration);
        // A broker that is started again must not find itself in its own past.
        clockOffset = clockOffset.plus(duration);
    }

    @Override
    public void resetClock() {
        Broker.super.resetClock();
        clockOffset = Duration.ZERO;
    }

    private Process launch() {
        if (Files.notExists(settings.engine().resolve("lib"))) {
            throw new LocalStartException(
                    "No broker in %s: run mvn test-compile once, or name its folder with -Dengine.home=<folder>."
                            .formatted(settings.engine()));
        }
        if (Files.notExists(settings.exporter())) {
            throw new LocalStartException(
                    "No exporter at %s: run mvn test-compile once, or name its jar with -Dexporter.jar=<file>."
                            .formatted(settings.exporter()));
        }
        try {
            var log = settings.log("broker.log");
            Files.createDirectories(log.getParent());
            var builder =
                    new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
            // Settings meant for the application would configure the broker, a Spring application too.
            builder.environment()
                    .keySet()
                    .removeIf(name -> FOREIGN_SETTINGS.stream().anyMatch(name::startsWith));
            var started = builder.start();
            Files.writeString(home.resolve("broker.pid"), started.pid() + "\n");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Named first: by this folder a later start recognises the process in a cut-off command line.
        command.add("-Dbasedir=" + home);
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        if (!settings.durable()) {
            // One that lives for a few minutes does not earn back what C2 costs.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Dapp.home=" + home);
        configuration().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-classpath", classPath(), TiedToParent.class.getName()));
        command.add(LocalDatabase.pidFile(settings).toString());
        command.add(MAIN);
        return command;
    }

    private String classPath() throws IOException {
        // Only these classes: the rest of our test classes and resources would configure the broker.
        var launcher = home.resolve("launcher");
        copy(TiedToParent.class, launcher);
        if (!settings.durable()) {
            copy(RecordingExporter.class, launcher);
        }
        return String.join(
                File.pathSeparator,
                launcher.toString(),
                settings.engine().resolve("config").toString(),
                settings.engine().resolve("lib") + File.separator + "*");
    }

    private static void copy(Class<?> type, Path folder) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve(name).getParent());
        try (var code = type.getResourceAsStream("/" + name)) {
            Files.copy(code, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(parts());
        if (!settings.durable()) {
            configuration.put("zeebe.broker.exporters.recording.className", RecordingExporter.class.getName());
            configuration.put("zeebe.broker.exporters.recording.args.file", settings.records());
        }
        configuration.putAll(exporter());
        return configuration;
    }

    private Map<String, Object> exporter() {
        return Map.of(
                "zeebe.broker.exporters.aftercare.className",
                "io.aftercare.exporter.AftercareExporter",
                "zeebe.broker.exporters.aftercare.jarPath",
                settings.exporter(),
                "zeebe.broker.exporters.aftercare.args.url",
                LocalDatabase.url(settings),
                "zeebe.broker.exporters.aftercare.args.user",
                LocalDatabase.NAME,
                "zeebe.broker.exporters.aftercare.args.password",
                LocalDatabase.NAME);
    }

    private Map<String, Object> parts() {
        return Map.ofEntries(
                entry("server.address", "127.0.0.1"),
                entry("server.port", settings.port(LocalPort.BROKER_REST)),
                entry("management.server.address", "127.0.0.1"),
                entry("management.server.port", settings.port(LocalPort.BROKER_MANAGEMENT)),
                entry("zeebe.broker.network.host", "127.0.0.1"),
                entry("zeebe.broker.network.commandApi.port", settings.port(LocalPort.BROKER_COMMAND)),
                entry("zeebe.broker.network.internalApi.port", settings.port(LocalPort.BROKER_INTERNAL)),
                entry("zeebe.broker.gateway.network.host", "127.0.0.1"),
                entry("zeebe.broker.gateway.network.port", settings.port(LocalPort.BROKER_GRPC)),
                entry("zeebe.broker.data.directory", home.resolve("data")),
                entry("zeebe.broker.data.logSegmentSize", "32MB"),
                entry("zeebe.broker.data.snapshotPeriod", "5m"),
                entry("zeebe.broker.data.disk.freeSpace.processing", "512MB"),
                entry("zeebe.broker.data.disk.freeSpace.replication", "256MB"),
                // One thread each and a small RocksDB were the fastest on two cores.
                entry("zeebe.broker.threads.cpuThreadCount", 1),
                entry("zeebe.broker.threads.ioThreadCount", 1),
                entry("zeebe.broker.experimental.rocksdb.memoryLimit", "256MB"),
                entry("zeebe.broker.cluster.raft.flush.delayTime", settings.durable() ? "0s" : "10ms"),
                entry("zeebe.clock.controlled", !settings.durable()));
    }

    private void end(Consumer<ProcessHandle> how) {
        var running = process;
        if (running == null) {
            return;
        }
        // Through the handle: the process itself would close the pipe first, and its guard take us for dead.
        how.accept(running.toHandle());
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.toHandle().destroyForcibly();
                running.waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
