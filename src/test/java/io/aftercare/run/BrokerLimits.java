package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.Backends;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** How much the broker takes at a time. */
final class BrokerLimits {

    private BrokerLimits() {}

    /** @param limits as the broker's flow control reads them */
    static void set(String limits) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(management("/actuator/flowControl"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(limits));
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    /** How many commands were refused so far. */
    static double refused() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var metrics = client.send(
                    HttpRequest.newBuilder(management("/actuator/prometheus")).build(), BodyHandlers.ofLines());
            return metrics.body()
                    .filter(line -> line.startsWith("zeebe_dropped_request_count_total{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private static URI management(String path) {
        return Backends.ephemeral().broker().managementAddress().resolve(path);
    }
}
