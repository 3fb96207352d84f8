package io.aftercare.webhook;

/**
 * A webhook with the secret that was just made for it.
 *
 * @param secret what its receiver checks signatures with, {@code whsec_...}: this is the only time it is seen
 */
public record NewWebhookSecret(Webhook webhook, String secret) {

    /** Leaves the secret out of logs. */
    @Override
    public String toString() {
        return webhook.toString();
    }
}
