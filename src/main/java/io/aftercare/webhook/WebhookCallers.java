package io.aftercare.webhook;

import java.util.List;

/** What webhooks need to know of who calls them. */
public interface WebhookCallers {

    /**
     * A survey whose follow-ups call a webhook.
     *
     * @param live whether those that are live do, not only those of the draft
     */
    record Caller(String survey, boolean live) {}

    /**
     * @param webhook its name, in any case
     * @throws io.aftercare.common.Refusal while the engine, which has the newest of them, cannot be asked
     */
    List<Caller> of(String webhook);
}
