package io.aftercare.webhook;

import io.aftercare.common.Refusal;
import io.aftercare.webhook.CheckedResolver.ForbiddenAddress;
import io.aftercare.webhook.WebhookOutcome.Delivered;
import io.aftercare.webhook.WebhookOutcome.Failed;
import io.aftercare.webhook.WebhookOutcome.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes one try to deliver a message, as Standard Webhooks says, and writes it into the log. */
@Component
class WebhookSending {

    /** The largest body. */
    static final int MOST_KILOBYTES = 256;

    private final WebhookClient client;
    private final WebhookUrl urls;
    private final DeliveryLog log;
    private final WebhookSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    WebhookSending(
            WebhookClient client,
            WebhookUrl urls,
            DeliveryLog log,
            WebhookSettings settings,
            JsonMapper json,
            Clock clock) {
        this.client = client;
        this.urls = urls;
        this.log = log;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** What is sent, in the order in which it is written. */
    record Body(String type, Instant timestamp, Object data) {}

    WebhookOutcome send(Target target, String messageId, String type, Object data) {
        var at = clock.instant();
        var begun = System.nanoTime();
        var attempt = attempt(target, messageId, new Body(type, at.truncatedTo(ChronoUnit.MILLIS), data));
        var took = Duration.ofNanos(System.nanoTime() - begun);
        log.add(target.webhook().id(), messageId, type, at, took, attempt);
        return attempt.outcome();
    }

    /** Writes into the log that nothing was sent. */
    WebhookOutcome refuse(Target target, String messageId, String type, String reason) {
        var refused = new Refused(reason);
        log.add(target.webhook().id(), messageId, type, clock.instant(), Duration.ZERO, Attempt.without(refused));
        return refused;
    }

    private Attempt attempt(Target target, String messageId, Body message) {
        var body = json.writeValueAsString(message);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_KILOBYTES * 1024) {
            return Attempt.without(new Refused(
                    "The message for the webhook '%s' has %,d KB, and %d KB can be sent. Shorten what the follow-up sends."
                            .formatted(target.webhook().name(), bytes.length / 1024, MOST_KILOBYTES)));
        }
        try {
            var url = urls.checked(target.webhook().url());
            return post(target, url, headers(target, messageId, message.timestamp(), body), bytes);
        } catch (Refusal forbidden) {
            return Attempt.without(new Refused(notCalled(target.webhook(), String.valueOf(forbidden.getMessage()))));
        }
    }

    private Attempt post(Target target, URI url, Map<String, String> headers, byte[] body) {
        var words = new FailureWords(target.webhook(), url, settings);
        try {
            var answer = client.post(url, headers, body);
            var taken = answer.status() >= 200 && answer.status() < 300;
            return new Attempt(
                    taken ? new Delivered(answer.status()) : new Failed(answer.status(), words.of(answer.status())),
                    answer.beginning());
        } catch (ForbiddenAddress forbidden) {
            var address = WebhookUrl.forbidden(String.valueOf(forbidden.getMessage()));
            return Attempt.without(new Refused(notCalled(target.webhook(), address)));
        } catch (IOException failure) {
            return Attempt.without(new Failed(null, words.of(failure)));
        }
    }

    private static Map<String, String> headers(Target target, String messageId, Instant at, String body) {
        var seconds = at.getEpochSecond();
        var signatures = target.secrets().stream()
                .map(secret -> secret.sign(messageId, seconds, body))
                .collect(Collectors.joining(" "));
        return Map.of(
                "webhook-id", messageId,
                "webhook-timestamp", String.valueOf(seconds),
                "webhook-signature", signatures);
    }

    private static String notCalled(Webhook webhook, String why) {
        return "The webhook '%s' is not called. %s".formatted(webhook.name(), why);
    }
}
