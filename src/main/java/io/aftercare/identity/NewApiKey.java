package io.aftercare.identity;

/**
 * A key just made.
 *
 * @param key the secret to hand to the caller: this is the only time it is seen
 */
public record NewApiKey(ApiKey apiKey, String key) {

    /** Leaves the secret out of logs. */
    @Override
    public String toString() {
        return apiKey.toString();
    }
}
