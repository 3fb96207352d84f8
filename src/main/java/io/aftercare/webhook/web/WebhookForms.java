package io.aftercare.webhook.web;

import io.aftercare.common.SingleLine;
import io.aftercare.webhook.Webhook;
import io.aftercare.webhook.WebhookCommand;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the pages of webhooks ask for, as typed. */
public final class WebhookForms {

    private WebhookForms() {}

    public record NewWebhookForm(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotBlank @Size(max = 2_000) String url) {

        WebhookCommand command() {
            return new WebhookCommand(name, url.strip());
        }
    }

    public record AddressForm(@NotBlank @Size(max = 2_000) String url) {

        static AddressForm of(Webhook webhook) {
            return new AddressForm(webhook.url());
        }
    }
}
