package io.aftercare.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where the local parts live and listen.
 *
 * @param data the folder of everything they keep
 * @param engine the unpacked distribution of the broker
 * @param exporter the exporter's jar, which the build makes
 * @param ports the port of each part on 127.0.0.1
 * @param durable whether state outlives this JVM; when not, it is written fast, unsafely, and deleted at the end
 */
record LocalSettings(Path data, Path engine, Path exporter, Map<LocalPort, Integer> ports, boolean durable) {

    private static final String ENGINE = "target/engine/camunda-zeebe-8.6.0";
    private static final String EXPORTER = "target/exporter/aftercare-exporter.jar";

    /** The local start: fixed ports, state that stays. */
    static LocalSettings fromProperties() {
        return new LocalSettings(
                path("local.data", "data"),
                path("engine.home", ENGINE),
                path("exporter.jar", EXPORTER),
                LocalPort.fromProperties(),
                true);
    }

    /** Tests: free ports, state that goes. */
    static LocalSettings ephemeral() {
        try {
            var target = Files.createDirectories(Path.of("target").toAbsolutePath());
            var data = Files.createTempDirectory(target, "backends-");
            return new LocalSettings(
                    data, path("engine.home", ENGINE), path("exporter.jar", EXPORTER), LocalPort.free(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port(LocalPort port) {
        return Objects.requireNonNull(ports.get(port));
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name);
    }

    /** What {@link RecordingExporter} writes. */
    Path records() {
        return data.resolve("records.log");
    }

    private static Path path(String property, String standard) {
        var value = System.getProperty(property, "").strip();
        return Path.of(value.isEmpty() ? standard : value).toAbsolutePath().normalize();
    }
}
