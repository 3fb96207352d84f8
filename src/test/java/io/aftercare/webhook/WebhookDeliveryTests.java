package io.aftercare.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.aftercare.webhook.Receiver.Message;
import io.aftercare.webhook.WebhookOutcome.Delivered;
import io.aftercare.webhook.WebhookOutcome.Failed;
import io.aftercare.webhook.WebhookOutcome.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class WebhookDeliveryTests extends WebhookTest {

    private static final Map<String, String> DATA = Map.of("runId", "r1");

    @Autowired
    private Webhooks ofTheApplication;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void deliversASignedMessageThatTheReceiverCanVerify() throws Exception {
        var made = create(receiver.url());

        var outcome = webhooks.deliver(name.toUpperCase(Locale.ROOT), "job-1", "survey.answered", DATA);

        assertThat(outcome).isEqualTo(new Delivered(204));
        var message = receiver.messages().getFirst();
        new com.standardwebhooks.Webhook(made.secret()).verify(message.body(), message.headers());
        assertThat(message.header("webhook-id")).isEqualTo("job-1");
        assertThat(message.header("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}=");
        assertThat(JsonPath.<String>read(message.body(), "$.type")).isEqualTo("survey.answered");
        assertThat(JsonPath.<Map<String, String>>read(message.body(), "$.data")).isEqualTo(DATA);
        assertThat(Instant.parse(JsonPath.read(message.body(), "$.timestamp")).getEpochSecond())
                .isEqualTo(Long.parseLong(message.header("webhook-timestamp")));
        assertThatThrownBy(() -> new com.standardwebhooks.Webhook(made.secret())
                        .verify(message.body().replace("r1", "r2"), message.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void makesSecretsOfThirtyTwoRandomBytesThatNothingPrints() {
        var first = create(receiver.url());
        var second = webhooks.rotate(first.webhook().id(), BY);

        assertThat(first.secret()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(second.secret());
        assertThat(first.toString()).doesNotContain(first.secret(), "secret");
        assertThat(Secret.random().toString()).isEqualTo("Secret");
    }

    @Test
    void signsWithBothSecretsForADayAfterARotation() throws Exception {
        var old = create(receiver.url());
        var rotated = webhooks.rotate(old.webhook().id(), "bo@northwind.example");
        assertThat(rotated.webhook().changedBy()).isEqualTo("bo@northwind.example");

        webhooks.deliver(name, "job-1", "test", DATA);
        var both = receiver.messages().getFirst();
        assertThat(both.header("webhook-signature").split(" ")).hasSize(2);
        new com.standardwebhooks.Webhook(old.secret()).verify(both.body(), both.headers());
        new com.standardwebhooks.Webhook(rotated.secret()).verify(both.body(), both.headers());

        var later = webhooks(Clock.offset(Clock.systemUTC(), Duration.ofHours(24)), "127.0.0.0/8");
        later.deliver(name, "job-2", "test", DATA);
        assertThat(receiver.messages().get(1).header("webhook-signature"))
                .isEqualTo(signature(rotated.secret(), receiver.messages().get(1)));

        later.forgetOld();
        assertThat(jdbc.sql("select old_secret is null from webhook where id = ?")
                        .param(old.webhook().id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(later.get(old.webhook().id()).oldSecretUntil()).isNull();
    }

    @Test
    void aSecondRotationEndsTheFirstSecretAtOnce() throws Exception {
        var first = create(receiver.url());
        webhooks.rotate(first.webhook().id(), BY);
        webhooks.rotate(first.webhook().id(), BY);

        webhooks.deliver(name, "job-1", "test", DATA);

        var message = receiver.messages().getFirst();
        assertThat(message.header("webhook-signature").split(" ")).hasSize(2);
        assertThat(message.header("webhook-signature")).doesNotContain(signature(first.secret(), message));
    }

    @Test
    void countsTheTriesOfAMessageInItsLogWithoutWhatWasSent() {
        var webhook = create(receiver.url()).webhook();
        receiver.answers(500, "down\u0000 <b>for</b> " + "x".repeat(2_000));
        assertThat(webhooks.deliver(name, "job-1", "note", Map.of("note", "PRIVATE")))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.status()).isEqualTo(500);
                    assertThat(failed.reason()).contains(name, "127.0.0.1", "answered 500", "try again");
                });
        receiver.answers(200, "");
        webhooks.deliver(name, "job-1", "note", Map.of("note", "PRIVATE"));
        webhooks.deliver(name, "job-2", "note", Map.of("note", "PRIVATE"));

        var log = logOf(webhook);
        assertThat(log).extracting(WebhookDelivery::messageId).containsExactly("job-2", "job-1", "job-1");
        assertThat(log).extracting(WebhookDelivery::attempt).containsExactly(1, 2, 1);
        assertThat(log)
                .extracting(WebhookDelivery::result)
                .containsExactly(DeliveryResult.DELIVERED, DeliveryResult.DELIVERED, DeliveryResult.FAILED);
        var failed = log.getLast();
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.answer()).hasSize(1_024).startsWith("down\ufffd <b>for</b>");
        assertThat(failed.durationMillis()).isBetween(0L, 10_000L);
        assertThat(jdbc.sql("select to_jsonb(d)::text from webhook_delivery d where webhook_id = ?")
                        .param(webhook.id().value())
                        .query(String.class)
                        .list())
                .noneMatch(line -> line.contains("PRIVATE"));
        assertThat(webhooks.deliveries(webhook.id(), true, null, 10).items()).containsExactly(failed);
        var page = webhooks.deliveries(webhook.id(), false, null, 2);
        assertThat(page.next()).isEqualTo(log.get(1).id().toString());
        assertThat(webhooks.deliveries(webhook.id(), false, log.get(1).id(), 2).items())
                .containsExactly(failed);
    }

    @Test
    void refusesWhatSomebodyMustChangeFirst() {
        assertThat(webhooks.deliver("no such <b>", "job-1", "test", DATA))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("no webhook 'no such <b>'"));

        var webhook = create(receiver.url()).webhook();
        assertThat(webhooks.deliver(name, "job-1", "test", Map.of("note", "x".repeat(256 * 1024))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).contains("256 KB", "and 256 KB can be sent"));

        webhooks.disable(webhook.id(), BY);
        assertThat(webhooks.deliver(name, "job-2", "test", DATA))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("switched off"));

        assertThat(receiver.messages()).isEmpty();
        assertThat(logOf(webhook))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.result()).isEqualTo(DeliveryResult.REFUSED));
    }

    @Test
    void judgesTheAddressAtEachDelivery() {
        var webhook = create(receiver.url()).webhook();
        var byName = webhooks.create(new WebhookCommand(name + " 2", "http://localhost:" + receiver.port() + "/"), BY)
                .webhook();
        var strict = webhooks(Clock.systemUTC());

        for (var called : new Webhook[] {webhook, byName}) {
            assertThat(strict.deliver(called.name(), "job-1", "test", DATA))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains(
                                            "'" + called.name() + "' is not called",
                                            "aftercare.webhook.allowed-networks"));
            assertThat(logOf(called).getFirst().result()).isEqualTo(DeliveryResult.REFUSED);
        }
        assertThat(receiver.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "301, points elsewhere",
        "401, present secret",
        "404, Nothing takes messages",
        "413, up to 256 KB",
        "429, Wait",
        "503, Ask whoever runs it",
        "999, answered 999"
    })
    void saysWhatAnAnswerMeans(int status, String words) {
        create(receiver.url());
        receiver.answers(status, "");

        assertThat(webhooks.deliver(name, "job-1", "test", DATA)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed.reason()).contains("answered " + status, words).endsWith(".");
        });
    }

    @Test
    void saysWhyNoAnswerCame() throws Exception {
        try (var silent = new RawServer("", "", 100);
                var garbled = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
                var hasty = new RawServer("")) {
            var id = create(silent.url().toString()).webhook().id();
            fails(id, silent.url().toString(), "did not answer within 1.5 s. Ask whoever runs it why it is slow");
            fails(id, garbled.url().toString(), "did not answer in HTTP: Negative content length");
            fails(id, hasty.url().toString(), "did not answer in HTTP. Check the address");
            fails(id, https(hasty), "offers no safe connection: ");
            fails(id, https(silent), "made no connection in time. Check the address, whether https:// is right");
            fails(id, "http://127.0.0.1:1/", "takes no connections. Check the address");
            fails(id, "https://no-such-host.invalid/", "no name server knows its host");
        }
    }

    private static String https(RawServer server) {
        return server.url().toString().replace("http:", "https:");
    }

    private void fails(WebhookId id, String url, String words) {
        webhooks.move(id, url, BY);
        assertThat(webhooks.deliver(name, "job-1", "test", DATA))
                .as(url)
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.status()).isNull();
                    assertThat(failed.reason()).contains(words);
                });
    }

    @Test
    void testsAlsoWhatIsSwitchedOff() {
        var webhook = create(receiver.url()).webhook();
        webhooks.disable(webhook.id(), BY);

        assertThat(webhooks.test(webhook.id())).isEqualTo(new Delivered(204));

        var message = receiver.messages().getFirst();
        assertThat(message.header("webhook-id")).startsWith("test_");
        assertThat(JsonPath.<String>read(message.body(), "$.type")).isEqualTo("test");
        assertThat(JsonPath.<String>read(message.body(), "$.data.webhook")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "a\r\nX-Injected: b", "\u00e4"})
    void takesNoMessageIdThatCouldBeMisread(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> webhooks.deliver(name, id, "test", DATA));
    }

    @Test
    void keepsNoConnectionOfTheDatabaseWhileItWaits() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(
                        () -> transactions.execute(status -> ofTheApplication.deliver(name, "job-1", "test", DATA)));
    }

    @Test
    void forgetsOldDeliveries() {
        ofTheApplication.forgetOld();
        var webhook = create(receiver.url()).webhook();
        webhooks.deliver(name, "job-1", "test", DATA);

        webhooks(Clock.offset(Clock.systemUTC(), Duration.ofDays(29)), "127.0.0.0/8")
                .forgetOld();
        assertThat(logOf(webhook)).hasSize(1);

        webhooks(Clock.offset(Clock.systemUTC(), Duration.ofDays(31)), "127.0.0.0/8")
                .forgetOld();
        assertThat(logOf(webhook)).isEmpty();
    }

    private static String signature(String secret, Message message) throws Exception {
        return new com.standardwebhooks.Webhook(secret)
                .sign(
                        message.header("webhook-id"),
                        Long.parseLong(message.header("webhook-timestamp")),
                        message.body());
    }
}
