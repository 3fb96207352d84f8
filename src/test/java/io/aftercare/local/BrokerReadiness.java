package io.aftercare.local;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits until a broker takes commands: its readiness endpoint says so and its gRPC API shows a leader. */
record BrokerReadiness(URI management, URI grpc, URI rest, BooleanSupplier alive) {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Returns whether it became ready; false when it ended meanwhile or did not make it in two minutes. */
    boolean await() {
        var end = Instant.now().plus(PATIENCE);
        try (var http = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
                var client = CamundaClient.newClientBuilder()
                        .grpcAddress(grpc)
                        .restAddress(rest)
                        .preferRestOverGrpc(false)
                        .build()) {
            while (alive.getAsBoolean() && Instant.now().isBefore(end)) {
                if (saysReady(http) && hasLeader(client)) {
                    return true;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean saysReady(HttpClient http) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean hasLeader(CamundaClient client) {
        try {
            return client.newTopologyRequest().requestTimeout(Duration.ofSeconds(5)).send().join().getBrokers().stream()
                    .flatMap(broker -> broker.getPartitions().stream())
                    .anyMatch(partition -> partition.isLeader());
        } catch (RuntimeException notYet) {
            return false;
        }
    }
}
