package io.aftercare.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aftercare.webhook.CheckedResolver.ForbiddenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookClientTests {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final AddressRules LOOPBACK = new AddressRules(List.of(Network.valueOf("127.0.0.0/8")));

    private final ScriptedNames names = new ScriptedNames();
    private Receiver receiver;
    private WebhookClient client;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        client = client(4);
    }

    @AfterEach
    void stop() {
        client.close();
        receiver.close();
    }

    private WebhookClient client(int atOnce) {
        return client(Duration.ofMillis(900), Duration.ofMillis(1_500), atOnce);
    }

    private WebhookClient client(Duration connect, Duration total, int atOnce) {
        var settings = new WebhookSettings(true, List.of(), connect, total, atOnce, Duration.ofDays(1));
        return new WebhookClient(settings, new CheckedResolver(names, LOOPBACK), "1.2.3");
    }

    @Test
    void postsJsonAndSaysWhoItIs() throws Exception {
        receiver.answers(202, "thank you");

        var answer = client.post(URI.create(receiver.url() + "?a=b"), Map.of("webhook-id", "m1"), BODY);

        assertThat(answer).isEqualTo(new WebhookClient.Answer(202, "thank you"));
        var message = receiver.messages().getFirst();
        assertThat(message.path()).isEqualTo("/hooks?a=b");
        assertThat(message.body()).isEqualTo("{}");
        assertThat(message.header("content-type")).startsWith("application/json");
        assertThat(message.header("user-agent")).isEqualTo("Aftercare/1.2.3");
        assertThat(message.header("webhook-id")).isEqualTo("m1");
        assertThat(message.headers()).doesNotContainKeys("cookie", "accept-encoding", "upgrade");
    }

    @Test
    void connectsOnlyToTheAddressThatWasJudgedAndAsksAgainNextTime() throws Exception {
        names.lines().addAll(List.of("127.0.0.1", "169.254.169.254"));
        var url = URI.create("http://rebinding.example:" + receiver.port() + "/");

        assertThat(client.post(url, Map.of(), BODY).status()).isEqualTo(204);
        assertThat(names.asked()).containsExactly("rebinding.example");

        assertThatThrownBy(() -> client.post(url, Map.of(), BODY))
                .isInstanceOf(ForbiddenAddress.class)
                .hasMessage("169.254.169.254");
        assertThat(receiver.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.1 10.0.0.1", "8.8.8.8 ::1", "::ffff:192.168.0.1"})
    void callsNoHostThatHasAForbiddenAddress(String addresses) {
        names.lines().add(addresses);

        assertThatThrownBy(() -> client.post(URI.create("http://mixed.example:" + receiver.port()), Map.of(), BODY))
                .isInstanceOf(ForbiddenAddress.class);
        assertThat(receiver.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://[::1]:%d/", "http://0.0.0.0:%d/", "http://2130706433.:%d/", "http://[::ffff:a00:1]:%d/"})
    void judgesAddressesThatAreWrittenOutLikeNames(String url) {
        assertThatThrownBy(() -> client.post(URI.create(url.formatted(receiver.port())), Map.of(), BODY))
                .isInstanceOf(UnknownHostException.class);
        assertThat(receiver.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", receiver.url() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });

        assertThat(client.post(URI.create(receiver.url()), Map.of(), BODY).status())
                .isEqualTo(status);
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void keepsNoCookiesAndTriesOnlyOnce() throws Exception {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(503, -1);
        });

        for (var i = 0; i < 2; i++) {
            assertThat(client.post(URI.create(receiver.url()), Map.of(), BODY).status())
                    .isEqualTo(503);
        }
        assertThat(receiver.messages())
                .hasSize(2)
                .noneMatch(message -> message.headers().containsKey("cookie"));
    }

    @Test
    void readsOnlyTheBeginningOfAnEndlessAnswer() throws Exception {
        try (var endless =
                new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n", "abcd".repeat(50_000), 0)) {
            var answer = client.post(endless.url(), Map.of(), BODY);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.beginning()).hasSize(1_024).startsWith("abcd");
            assertThat(endless.wasBrokenOff()).isTrue();
        }
    }

    @Test
    void takesCompressedAnswersAsTheyAre() throws Exception {
        try (var bomb = new RawServer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")) {
            assertThat(client.post(bomb.url(), Map.of(), BODY).beginning()).isEqualTo("nope");
        }
    }

    @Test
    void makesTextOfAnyAnswer() throws Exception {
        try (var binary = new RawServer("HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\na\u0000\u001b[1m\r\nb\u007f")) {
            assertThat(client.post(binary.url(), Map.of(), BODY).beginning()).isEqualTo("a\ufffd\ufffd[1m\nb");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Slow: |a",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n|a",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n|1\r\na\r\n",
                "|HTTP/1.1 100 Continue\r\n\r\n",
                "|"
            })
    void givesUpOnWhoeverIsSlowOrNeverEnds(String script) throws Exception {
        var parts = script.split("\\|", -1);
        try (var slow = new RawServer(parts[0], parts[1], 100)) {
            // On a busy machine the limit of a single read, which is the same, may be over first.
            assertThatThrownBy(() -> client.post(slow.url(), Map.of(), BODY))
                    .isInstanceOfAny(WebhookClient.TooSlow.class, SocketTimeoutException.class);
        }
    }

    @Test
    void givesUpOnANameServerThatHangs() throws Exception {
        var over = new CountDownLatch(1);
        var hanging = new WebhookClient(
                WebhookUrlTests.settings(true), new CheckedResolver(new HangingNames(over), LOOPBACK), "1");

        assertThatThrownBy(() -> hanging.post(URI.create("http://a.example/"), Map.of(), BODY))
                .isInstanceOf(WebhookClient.TooSlow.class);

        over.countDown();
        hanging.close();
    }

    private record HangingNames(CountDownLatch over) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 -200 OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"
            })
    void knowsWhatIsNoHttp(String words) throws Exception {
        try (var garbled = new RawServer(words)) {
            assertThatThrownBy(() -> client.post(garbled.url(), Map.of(), BODY)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void readsNoMoreHeadersThanAnybodyNeeds() throws Exception {
        try (var many = new RawServer("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(101) + "\r\n");
                var large = new RawServer("HTTP/1.1 200 OK\r\nA: " + "b".repeat(9_000) + "\r\n\r\n")) {
            for (var server : List.of(many, large)) {
                assertThatThrownBy(() -> client.post(server.url(), Map.of(), BODY))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void passesOnAStatusThatNobodyKnows() throws Exception {
        try (var odd = new RawServer("HTTP/1.1 999 Huh\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(client.post(odd.url(), Map.of(), BODY).status()).isEqualTo(999);
        }
    }

    @Test
    void keepsOthersWaitingWhenAllPlacesAreTakenAndFreesThemAfterFailures() throws Exception {
        try (var single = client(Duration.ofMillis(900), Duration.ofSeconds(4), 1);
                var silent = new RawServer("", "", 100);
                var other = Executors.newSingleThreadExecutor()) {
            for (var i = 0; i < 3; i++) {
                assertThat(single.post(URI.create(receiver.url()), Map.of(), BODY)
                                .status())
                        .isEqualTo(204);
            }
            var first = other.submit(() -> single.post(silent.url(), Map.of(), BODY));
            assertThatThrownBy(() -> {
                        while (!first.isDone()) {
                            single.post(URI.create(receiver.url()), Map.of(), BODY);
                        }
                    })
                    .isInstanceOf(WebhookClient.Busy.class);
            assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(WebhookClient.TooSlow.class);
            assertThat(single.post(URI.create(receiver.url()), Map.of(), BODY).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void trustsNoCertificateThatNobodyKnows(@TempDir Path folder) throws Exception {
        var server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.in(folder)));
        // The first handshake of a JVM takes long.
        try (var secure = new Receiver(server);
                var patient = client(Duration.ofSeconds(20), Duration.ofSeconds(20), 1)) {
            var url = URI.create("https://127.0.0.1:" + secure.port() + "/");

            assertThatThrownBy(() -> patient.post(url, Map.of(), BODY)).isInstanceOf(SSLException.class);
            assertThat(secure.messages()).isEmpty();
        }
    }

    @Test
    void speaksNoTlsWithWhatDoesNot() {
        var url = URI.create("https://127.0.0.1:" + receiver.port() + "/");

        assertThatThrownBy(() -> client.post(url, Map.of(), BODY)).isInstanceOf(IOException.class);
    }
}
