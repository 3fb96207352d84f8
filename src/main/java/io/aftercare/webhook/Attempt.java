package io.aftercare.webhook;

/**
 * One try and what the receiver said.
 *
 * @param answer the beginning of it, empty when nothing came
 */
record Attempt(WebhookOutcome outcome, String answer) {

    static Attempt without(WebhookOutcome outcome) {
        return new Attempt(outcome, "");
    }
}
