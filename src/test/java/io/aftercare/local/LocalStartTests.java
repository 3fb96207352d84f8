package io.aftercare.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The local start as a newcomer has it: a program of its own with all of its parts, from nothing, and again. */
class LocalStartTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalSettings settings = LocalSettings.ephemeral();
    private final Path output = settings.data().resolve("output.log");
    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void startsFromNothingWithAllItPromisesAndAgainWithWhatItHad() throws Exception {
        start();
        awaitReady();
        assertThat(get(LocalPort.APPLICATION, "/api/v1/tickets/DEMO-1")).contains("\"open\"");
        var surveys = get(LocalPort.APPLICATION, "/api/v1/surveys");
        assertThat(surveys).contains("Support effort", surveyOfSite()).doesNotContain("\"status\":\"draft\"");
        assertThat(get(LocalPort.APPLICATION, "/sign-in")).contains("pete@northwind.example");
        stop();

        start();
        awaitReady();
        assertThat(get(LocalPort.APPLICATION, "/api/v1/surveys")).isEqualTo(surveys);
        assertThat(surveys).contains(surveyOfSite());
        stop();
    }

    @Test
    void namesThePortThatIsInUse() throws Exception {
        var port = settings.port(LocalPort.SITE);
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            start();
            assertThat(started().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(started().exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(output))
                .singleElement()
                .asString()
                .contains("Port " + port + " is in use", "the demo web site", "-Dlocal.site.port=");
    }

    private void start() throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Dlocal.data=" + settings.data(),
                "-Dengine.home=" + settings.engine(),
                "-Dexporter.jar=" + settings.exporter()));
        settings.ports().forEach((port, number) -> command.add("-D%s=%d".formatted(port.property(), number)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalAftercare.class.getName()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .failFast("It ended: see " + output, () -> !started().isAlive())
                .until(() -> Files.readString(output).contains("Aftercare is ready"));
    }

    /** As Ctrl-C does; nothing of it is left. */
    private void stop() throws InterruptedException {
        started().destroy();
        assertThat(started().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThatCode(() -> LocalPort.requireFree(settings.ports())).doesNotThrowAnyException();
    }

    private String surveyOfSite() throws Exception {
        var page = get(LocalPort.SITE, "/?as=ada");
        var survey = Pattern.compile("data-survey=\"([^\"]+)\"").matcher(page);
        assertThat(survey.find()).isTrue();
        return survey.group(1);
    }

    private String get(LocalPort port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + settings.port(port) + path))
                .header("Authorization", "Bearer " + DemoData.API_KEY)
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private Process started() {
        return Objects.requireNonNull(process);
    }
}
