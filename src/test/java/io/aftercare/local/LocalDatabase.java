package io.aftercare.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server of our own from Maven's binaries. */
final class LocalDatabase implements Database {

    static final String NAME = "aftercare";

    private final LocalSettings settings;
    private final Path home;
    private @Nullable EmbeddedPostgres server;

    LocalDatabase(LocalSettings settings) {
        this.settings = settings;
        this.home = home(settings);
    }

    static Path pidFile(LocalSettings settings) {
        return home(settings).resolve("postmaster.pid");
    }

    static String url(LocalSettings settings) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.port(LocalPort.DATABASE), NAME);
    }

    /** Ends the server of an earlier start that was killed together with its guard. */
    void stopLeftover() {
        if (!TiedToParent.stop(pidFile(settings), home.toString())) {
            throw new LocalStartException(
                    "PostgreSQL of an earlier start does not stop: end the process named in " + pidFile(settings));
        }
    }

    @Override
    public synchronized void start() {
        try {
            var unfinished = settings.data().resolve("postgres.unfinished");
            if (Files.exists(unfinished)) {
                // A first start that was cut short leaves a database that can never start.
                FileSystemUtils.deleteRecursively(home);
            }
            if (Files.notExists(home)) {
                Files.createDirectories(settings.data());
                Files.writeString(unfinished, "");
            }
            var started = launch();
            server = started;
            createDatabase(started);
            Files.deleteIfExists(unfinished);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new LocalStartException("PostgreSQL did not start: see " + settings.log("postgresql.log"), e);
        }
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                url(settings),
                "spring.datasource.username",
                NAME,
                "spring.datasource.password",
                NAME);
    }

    /** Waits for a start that is under way: a half-started server could not be stopped. */
    @Override
    public synchronized void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Its stop command is missing when somebody cleaned the build meanwhile: the server must not stay all the same.
        stopLeftover();
    }

    private EmbeddedPostgres launch() throws IOException {
        var log = settings.log("postgresql.log");
        Files.createDirectories(log.getParent());
        var safely = settings.durable() ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setPort(settings.port(LocalPort.DATABASE))
                // Beside the engine: what lies in a shared temporary folder disappears some day.
                .setOverrideWorkingDirectory(
                        settings.engine().resolveSibling("postgres").toFile())
                .setDataDirectory(home)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library always switches fsync off; the later option wins.
                .setServerConfig("fsync", safely)
                .setServerConfig("synchronous_commit", safely)
                .setServerConfig("full_page_writes", safely)
                .start();
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_roles where rolname = '" + NAME + "'")
                    .next()) {
                statement.execute("create role %1$s login password '%1$s'".formatted(NAME));
            }
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + NAME + "'")
                    .next()) {
                statement.execute("create database %1$s owner %1$s".formatted(NAME));
            }
        }
    }

    private static Path home(LocalSettings settings) {
        return settings.data().resolve("postgres");
    }
}
