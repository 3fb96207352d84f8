package io.aftercare.webhook;

import org.jspecify.annotations.Nullable;

/** What became of one try to deliver a message. Reasons are for support leads: what happened, why, what to do. */
public sealed interface WebhookOutcome {

    /**
     * The receiver took it.
     *
     * @param status from 200 to 299
     */
    record Delivered(int status) implements WebhookOutcome {}

    /** It was not sent, and trying again is useless until somebody changes something. */
    record Refused(String reason) implements WebhookOutcome {}

    /**
     * The receiver did not take it, or nobody knows; to be tried again with the same message id.
     *
     * @param status what it answered; null when no answer came
     */
    record Failed(@Nullable Integer status, String reason) implements WebhookOutcome {}
}
