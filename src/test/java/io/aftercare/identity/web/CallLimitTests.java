package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who asks too often is told when to go on, and others are not held up. The JDK's client calls: that of the other tests
 * would wait and call again by itself.
 */
class CallLimitTests extends AftercareTest {

    private static final int PAGES = 600;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/a/forged-token, 198.51.100.1", "/u/forged-token, 198.51.100.2"})
    void anAddressThatAsksForTooManyPagesIsToldOnAPage(String path, String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = refused(client, path, address);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 60L);
            assertThat(open(client, path, "198.51.100.3").statusCode()).isEqualTo(404);
        }
    }

    /** Twice as many at most, as a minute may end on the way. */
    private HttpResponse<String> refused(HttpClient client, String path, String address) throws Exception {
        var answer = open(client, path, address);
        for (var calls = 1; calls < 2 * PAGES + 1 && answer.statusCode() != 429; calls++) {
            answer = open(client, path, address);
        }
        return answer;
    }

    private HttpResponse<String> open(HttpClient client, String path, String address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-For", address)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
