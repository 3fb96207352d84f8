package io.aftercare.helpdesk;

import io.aftercare.common.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Whether a call is from whom it says, by what each vendor documents:
 *
 * <ul>
 *   <li>Zendesk: <a href="https://developer.zendesk.com/documentation/webhooks/verifying/">Verifying webhooks</a>
 *   <li>HubSpot: <a
 *       href="https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation">Request
 *       validation, v3</a>
 *   <li>Jira: <a href="https://developer.atlassian.com/cloud/jira/service-desk/webhooks/">Webhooks, secure admin
 *       webhooks</a>. No time is signed: the message itself is the key under which a repeat is known
 *   <li>Freshdesk: <a
 *       href="https://support.freshdesk.com/support/solutions/articles/132589-using-webhooks-in-automation-rules">Using
 *       webhooks in automation rules</a>. It signs nothing but sends a header of one's own, or a user and a password
 *   <li>generic: <a
 *       href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *       Webhooks</a>, or the secret itself as a bearer token
 * </ul>
 */
@Component
class CallCheck {

    static final String SECRET_HEADER = "X-Aftercare-Secret";

    private static final String STANDARD_PREFIX = "whsec_";
    private static final int LONGEST_ID = 200;

    private final HelpDeskSettings settings;
    private final Clock clock;

    CallCheck(HelpDeskSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Verdict {

        /** @param messageKey the same when the same message comes again */
        record Genuine(String messageKey) implements Verdict {}

        /** @param why what is wrong, and what to do about it */
        record Forged(String why) implements Verdict {}
    }

    /** @param address where this help desk was told to send its calls */
    Verdict check(HelpDeskKind kind, String secret, String address, InboundCall call) {
        return switch (kind) {
            case ZENDESK -> zendesk(secret, call);
            case HUBSPOT -> hubSpot(secret, address, call);
            case JIRA -> call.header("X-Hub-Signature").isPresent() ? jira(secret, call) : shown(secret, call);
            case FRESHDESK -> shown(secret, call);
            case GENERIC -> call.header("webhook-signature").isPresent() ? standard(secret, call) : shown(secret, call);
        };
    }

    private Verdict zendesk(String secret, InboundCall call) {
        var time = call.header("X-Zendesk-Webhook-Signature-Timestamp").orElse("");
        var expected = Base64.getEncoder().encodeToString(hmac(bytes(secret), bytes(time), call.body()));
        return signed(call.header("X-Zendesk-Webhook-Signature"), expected, Times.read(time), expected);
    }

    private Verdict hubSpot(String secret, String address, InboundCall call) {
        var time = call.header("X-HubSpot-Request-Timestamp").orElse("");
        var expected = Base64.getEncoder()
                .encodeToString(hmac(
                        bytes(secret), bytes("POST"), bytes(address), bytes(call.query()), call.body(), bytes(time)));
        return signed(call.header("X-HubSpot-Signature-v3"), expected, Times.read(time), expected);
    }

    private static Verdict jira(String secret, InboundCall call) {
        var expected = "sha256=" + HexFormat.of().formatHex(hmac(bytes(secret), call.body()));
        return call.header("X-Hub-Signature")
                        .filter(given -> same(given, expected))
                        .isPresent()
                ? new Verdict.Genuine(expected)
                : wrongSignature();
    }

    private Verdict standard(String secret, InboundCall call) {
        var id = call.header("webhook-id").orElse("");
        var time = call.header("webhook-timestamp").orElse("");
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return new Verdict.Forged("The header webhook-id is missing, or longer than %d.".formatted(LONGEST_ID));
        }
        var signed = hmac(standardKey(secret), bytes(id), bytes("."), bytes(time), bytes("."), call.body());
        var expected = "v1," + Base64.getEncoder().encodeToString(signed);
        var given = call.header("webhook-signature").stream()
                .flatMap(signatures -> Stream.of(signatures.split(" ")))
                .filter(signature -> same(signature, expected))
                .findFirst();
        return signed(given, expected, Times.read(time), id);
    }

    /** No signature, but the secret itself. Who could send the call again could as well make another. */
    private static Verdict shown(String secret, InboundCall call) {
        var authorization = call.header("Authorization").orElse("");
        var given = Stream.of(call.header(SECRET_HEADER).stream(), bearer(authorization).stream(), basic(authorization))
                .flatMap(found -> found)
                .filter(found -> same(found, secret))
                .findFirst();
        return given.isPresent()
                ? new Verdict.Genuine(Ids.next().toString())
                : new Verdict.Forged("The secret is missing or not the one that is kept here. Paste it again there.");
    }

    private Verdict signed(Optional<String> given, String expected, Optional<Instant> time, String messageKey) {
        if (given.filter(signature -> same(signature, expected)).isEmpty()) {
            return wrongSignature();
        }
        var now = clock.instant();
        var recent = time.filter(signed ->
                signed.isAfter(now.minus(settings.tolerance())) && signed.isBefore(now.plus(settings.tolerance())));
        return recent.isPresent()
                ? new Verdict.Genuine(messageKey)
                : new Verdict.Forged("The signature is right, but its time is more than %d minutes from now. "
                                .formatted(settings.tolerance().toMinutes())
                        + "Either it was sent a second time, or a clock is wrong.");
    }

    private static Verdict wrongSignature() {
        return new Verdict.Forged(
                "The signature is missing or does not fit. Make sure that the secret that is kept here"
                        + " is the one that the help desk signs with.");
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(authorization.substring(7).strip())
                : Optional.empty();
    }

    /** The user and the password: help desks that send an API key send it as the user. */
    private static Stream<String> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Stream.empty();
        }
        try {
            var decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
            return Stream.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2));
        } catch (IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }

    private static byte[] standardKey(String secret) {
        try {
            return secret.startsWith(STANDARD_PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(STANDARD_PREFIX.length()))
                    : bytes(secret);
        } catch (IllegalArgumentException unreadable) {
            return bytes(secret);
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(bytes(given), bytes(expected));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Stream.of(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java signs with HMAC-SHA256", impossible);
        }
    }
}
