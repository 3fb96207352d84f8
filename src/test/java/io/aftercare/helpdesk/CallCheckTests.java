package io.aftercare.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.helpdesk.CallCheck.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is believed. */
class CallCheckTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    private static final String STANDARD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ADDRESS = "https://feedback.example.com/in/abc";
    private static final String BODY = "{\"ticket\": {\"id\": 1, \"subject\": \"Gr\u00fc\u00dfe\"}}";

    private final CallCheck check = new CallCheck(
            new HelpDeskSettings(Duration.ofMinutes(5), Duration.ofDays(30), Duration.ofDays(7)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    /** The values of the example in Standard Webhooks' own documentation of its libraries. */
    @Test
    void believesTheExampleOfStandardWebhooks() {
        var then = new CallCheck(
                new HelpDeskSettings(Duration.ofMinutes(5), Duration.ofDays(30), Duration.ofDays(7)),
                Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC));
        var headers = Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertThat(then.check(HelpDeskKind.GENERIC, STANDARD, ADDRESS, call(headers, "{\"test\": 2432232314}")))
                .isEqualTo(new Verdict.Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek"));
    }

    @ParameterizedTest
    @EnumSource(names = "FRESHDESK", mode = EnumSource.Mode.EXCLUDE)
    void believesWhatWasSignedJustNowAndKnowsItAgain(HelpDeskKind kind) {
        var headers = signed(kind, BODY, NOW.minusSeconds(200));

        var verdict = verdict(kind, headers, BODY);

        assertThat(verdict).isInstanceOf(Verdict.Genuine.class).isEqualTo(verdict(kind, headers, BODY));
    }

    @ParameterizedTest
    @EnumSource(names = "FRESHDESK", mode = EnumSource.Mode.EXCLUDE)
    void doesNotBelieveAChangedBody(HelpDeskKind kind) {
        assertThat(verdict(kind, signed(kind, BODY, NOW), BODY.replace('1', '2')))
                .isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @EnumSource
    void believesNobodyWithoutHeaders(HelpDeskKind kind) {
        assertThat(verdict(kind, Map.of(), BODY)).isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @CsvSource({"ZENDESK, -301", "ZENDESK, 301", "HUBSPOT, -301", "HUBSPOT, 301", "GENERIC, -301", "GENERIC, 301"})
    void refusesWhatWasSignedAtAnotherTime(HelpDeskKind kind, int seconds) {
        assertThat(verdict(kind, signed(kind, BODY, NOW.plusSeconds(seconds)), BODY))
                .isInstanceOfSatisfying(
                        Verdict.Forged.class, forged -> assertThat(forged.why()).contains("5 minutes"));
    }

    @ParameterizedTest
    @CsvSource({"ZENDESK", "HUBSPOT", "GENERIC"})
    void refusesATimeThatWasNotSigned(HelpDeskKind kind) {
        var headers = new HashMap<>(signed(kind, BODY, NOW.minusSeconds(3_600)));
        headers.replaceAll((name, value) -> name.toLowerCase(Locale.ROOT).endsWith("timestamp")
                ? signed(kind, BODY, NOW).get(name)
                : value);

        assertThat(verdict(kind, headers, BODY)).isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void refusesHubSpotsCallOfAnotherAddress() {
        var elsewhere = Signed.hubSpot(SECRET, "https://elsewhere.example.com/in/abc", BODY, NOW);

        assertThat(verdict(HelpDeskKind.HUBSPOT, elsewhere, BODY)).isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FRESHDESK, X-Aftercare-Secret, ''",
        "FRESHDESK, Authorization, 'Bearer '",
        "GENERIC, Authorization, 'bearer '",
        "JIRA, Authorization, 'Bearer '"
    })
    void believesWhoShowsTheSecret(HelpDeskKind kind, String header, String before) {
        var secret = kind == HelpDeskKind.GENERIC ? STANDARD : SECRET;

        assertThat(verdict(kind, Map.of(header, before + secret), BODY)).isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(kind, Map.of(header, before + secret + "x"), BODY)).isInstanceOf(Verdict.Forged.class);
        assertThat(verdict(kind, Map.of(header, before), BODY)).isInstanceOf(Verdict.Forged.class);
    }

    @ParameterizedTest
    @CsvSource({"%s:X, true", "aftercare:%s, true", "aftercare:other, false", "no-colon, false"})
    void believesFreshdesksUserOrPassword(String credentials, boolean believed) {
        var encoded =
                Base64.getEncoder().encodeToString(credentials.formatted(SECRET).getBytes(UTF_8));

        assertThat(verdict(HelpDeskKind.FRESHDESK, Map.of("Authorization", "Basic " + encoded), BODY))
                .isInstanceOf(believed ? Verdict.Genuine.class : Verdict.Forged.class);
        assertThat(verdict(HelpDeskKind.FRESHDESK, Map.of("Authorization", "Basic %%%"), BODY))
                .isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void theSecretAloneDoesNotDoWhereCallsAreSigned() {
        var shown = Map.of("Authorization", "Bearer " + SECRET, "X-Aftercare-Secret", SECRET);

        assertThat(verdict(HelpDeskKind.ZENDESK, shown, BODY)).isInstanceOf(Verdict.Forged.class);
        assertThat(verdict(HelpDeskKind.HUBSPOT, shown, BODY)).isInstanceOf(Verdict.Forged.class);
    }

    private static Map<String, String> signed(HelpDeskKind kind, String body, Instant at) {
        return switch (kind) {
            case ZENDESK -> Signed.zendesk(SECRET, body, at);
            case HUBSPOT -> Signed.hubSpot(SECRET, ADDRESS, body, at);
            case JIRA -> Signed.jira(SECRET, body);
            case GENERIC -> Signed.standard(STANDARD, "msg_1", body, at);
            case FRESHDESK -> throw new IllegalArgumentException("signs nothing");
        };
    }

    private Verdict verdict(HelpDeskKind kind, Map<String, String> headers, String body) {
        return check.check(kind, kind == HelpDeskKind.GENERIC ? STANDARD : SECRET, ADDRESS, call(headers, body));
    }

    private static InboundCall call(Map<String, String> headers, String body) {
        var lower = headers.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        return new InboundCall("", lower, body.getBytes(UTF_8));
    }
}
