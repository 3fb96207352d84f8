package io.aftercare.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Headers as each vendor's documentation says that they are made. */
public final class Signed {

    private Signed() {}

    public static Map<String, String> zendesk(String secret, String body, Instant at) {
        var time = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return Map.of(
                "X-Zendesk-Webhook-Signature",
                base64(secret, time + body),
                "X-Zendesk-Webhook-Signature-Timestamp",
                time);
    }

    public static Map<String, String> hubSpot(String secret, String uri, String body, Instant at) {
        var time = String.valueOf(at.toEpochMilli());
        return Map.of(
                "X-HubSpot-Signature-v3",
                base64(secret, "POST" + uri + body + time),
                "X-HubSpot-Request-Timestamp",
                time);
    }

    public static Map<String, String> jira(String secret, String body) {
        return Map.of("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(hmac(secret.getBytes(UTF_8), body)));
    }

    public static Map<String, String> standard(String secret, String id, String body, Instant at) {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var time = at.getEpochSecond();
        var signature = Base64.getEncoder().encodeToString(hmac(key, "%s.%d.%s".formatted(id, time, body)));
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(time),
                "webhook-signature",
                "v1,bm90IHRoaXMgb25l v1," + signature);
    }

    private static String base64(String secret, String text) {
        return Base64.getEncoder().encodeToString(hmac(secret.getBytes(UTF_8), text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
