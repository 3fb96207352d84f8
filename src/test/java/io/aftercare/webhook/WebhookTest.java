package io.aftercare.webhook;

import io.aftercare.AftercareTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks with settings of their own, on the database that all tests share. */
abstract class WebhookTest extends AftercareTest {

    protected static final String BY = "ann@northwind.example";

    protected final String name = "Hook " + UUID.randomUUID();

    @Autowired
    private JsonMapper json;

    protected Receiver receiver;

    /** They may call 127.0.0.1, and their time is the real one, which signatures are judged by. */
    protected Webhooks webhooks;

    private final List<WebhookClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        webhooks = webhooks(Clock.systemUTC(), "127.0.0.0/8");
    }

    @AfterEach
    void stop() {
        clients.forEach(WebhookClient::close);
        receiver.close();
    }

    protected Webhooks webhooks(Clock clock, String... networks) {
        var settings = new WebhookSettings(
                true,
                Stream.of(networks).map(Network::valueOf).toList(),
                Duration.ofMillis(500),
                Duration.ofMillis(1_500),
                4,
                Duration.ofDays(30));
        var client = new WebhookClient(
                settings,
                new CheckedResolver(SystemDefaultDnsResolver.INSTANCE, new AddressRules(settings.allowedNetworks())),
                "0");
        clients.add(client);
        var urls = new WebhookUrl(settings);
        var log = new DeliveryLog(jdbc, settings, clock);
        return new Webhooks(
                new WebhookRepository(jdbc),
                log,
                new WebhookSending(client, urls, log, settings, json, clock),
                urls,
                clock);
    }

    protected NewWebhookSecret create(String url) {
        return webhooks.create(new WebhookCommand(name, url), BY);
    }

    protected List<WebhookDelivery> logOf(Webhook webhook) {
        return webhooks.deliveries(webhook.id(), false, null, 100).items();
    }
}
