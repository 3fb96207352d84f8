package io.aftercare.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What signs messages, as Standard Webhooks says: 32 random bytes that sender and receiver share. Both need the bytes
 * themselves, so a hash of them would not do, and the database keeps them as they are.
 */
record Secret(byte[] bytes) {

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes);
    }

    /** As its receiver is given it. */
    String shown() {
        return Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** One signature of the header {@code webhook-signature}. */
    String sign(String messageId, long seconds, String body) {
        try {
            return new Webhook(bytes).sign(messageId, seconds, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException("Every Java signs with HMAC-SHA256", impossible);
        }
    }

    /** Leaves the secret out of logs. */
    @Override
    public String toString() {
        return "Secret";
    }
}
