package io.aftercare.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to addresses that strangers may have chosen: follows no redirects, keeps no cookies and no connections, so that
 * each call judges anew where it goes, reads only the beginning of an answer, and gives up in time whatever is sent.
 */
final class WebhookClient implements AutoCloseable {

    /** How much of an answer is kept. */
    static final int KEPT_BYTES = 1_024;

    /** How much of an answer is read: receivers that have a little to say shall not meet a broken connection. */
    private static final int READ_BYTES = 16 * KEPT_BYTES;

    /** The longest wait while others are under way: it keeps a worker of the engine busy. */
    private static final long PLACE_SECONDS = 1;

    private static final int LONGEST_HEADER_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private final WebhookSettings settings;
    private final CloseableHttpClient http;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhook-", 1).factory());

    /** What a receiver answered; {@code beginning} is text, whatever it was. */
    record Answer(int status, String beginning) {}

    /** All places are taken. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The whole of it took too long. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;
    }

    WebhookClient(WebhookSettings settings, DnsResolver names, String version) {
        this.settings = settings;
        this.places = new Semaphore(settings.maxAtOnce(), true);
        this.http = HttpClientBuilder.create()
                .setConnectionManager(connections(settings, names))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(settings.totalTimeout().toMillis()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Aftercare/" + version)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(WebhookSettings settings, DnsResolver names) {
        var wait = timeout(settings.connectTimeout().toMillis());
        var http1 = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(wait).build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(wait).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http1)
                        .build())
                .setMaxConnTotal(settings.maxAtOnce())
                .setMaxConnPerRoute(settings.maxAtOnce())
                .build();
    }

    /** @throws IOException when no answer came in time, or it must not be asked for */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        try {
            if (!places.tryAcquire(PLACE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
            // The deadline is kept by another thread than the one that may hang, in a name server for example.
            var exchange = threads.submit(() -> exchange(request));
            return exchange.get(settings.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            request.cancel();
            throw new TooSlow();
        } catch (InterruptedException stopping) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Aftercare is stopping");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException failure ? failure : new IOException(failed.getCause());
        }
    }

    private Answer exchange(HttpPost request) throws IOException {
        try {
            var response = http.executeOpen(null, request, null);
            return new Answer(response.getCode(), beginning(response.getEntity()));
        } finally {
            // Ends the connection at once; closing the response would read all of it first.
            request.cancel();
            places.release();
        }
    }

    private static String beginning(@Nullable HttpEntity answer) {
        if (answer == null) {
            return "";
        }
        try {
            var read = answer.getContent().readNBytes(READ_BYTES);
            return PlainText.of(new String(read, 0, Math.min(read.length, KEPT_BYTES), StandardCharsets.UTF_8));
        } catch (IOException brokenOff) {
            // The status, which has come, decides.
            return "";
        }
    }

    private static Timeout timeout(long millis) {
        return Timeout.ofMilliseconds(millis);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
    }
}
