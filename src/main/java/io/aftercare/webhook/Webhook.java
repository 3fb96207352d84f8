package io.aftercare.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address of the company's own systems that Aftercare calls. Its secret is not here: it is seen once, when made.
 *
 * @param name what follow-ups know it by; unique in any case, and never changed
 * @param enabled whether anything but tests is sent there
 * @param oldSecretUntil until when the secret before the last rotation signs, too; null when there is none
 * @param createdBy the mail address of a user, or what an API key is called
 * @param changedBy like {@code createdBy}
 */
public record Webhook(
        WebhookId id,
        String name,
        String url,
        boolean enabled,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy) {}
