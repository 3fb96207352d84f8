package io.aftercare.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A Zeebe broker that tests can take down, bring back and move through time. */
public interface Broker extends AutoCloseable {

    /** The port on this machine. */
    int port(LocalPort port);

    default URI grpcAddress() {
        return address(LocalPort.BROKER_GRPC);
    }

    default URI restAddress() {
        return address(LocalPort.BROKER_REST);
    }

    default URI managementAddress() {
        return address(LocalPort.BROKER_MANAGEMENT);
    }

    /** Starts, or starts again after {@link #kill()} on what is on disk, and returns when it takes commands. */
    void start();

    /** Ends the broker as a power cut would. */
    void kill();

    /** Lets it keep its connections and answer nobody. */
    void hang();

    /** Lets it go on after {@link #hang()}. */
    void goOn();

    /** Stops the broker in order. */
    @Override
    void close();

    /** Moves the broker's clock forward, so that timers in between are due now. */
    default void advanceClock(Duration duration) {
        clock(
                "add",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"offsetMilli\": %d}".formatted(duration.toMillis()))));
    }

    /** Brings the broker's clock back to the time of the machine. */
    default void resetClock() {
        clock("", HttpRequest.newBuilder().DELETE());
    }

    private URI address(LocalPort port) {
        return URI.create("http://127.0.0.1:" + port(port));
    }

    private void clock(String action, HttpRequest.Builder request) {
        var uri = managementAddress().resolve("/actuator/clock" + (action.isEmpty() ? "" : "/" + action));
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request.uri(uri).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The broker refused to move its clock: " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while moving the broker's clock", e);
        }
    }
}
