package io.aftercare.webhook;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A webhook to create. */
public record WebhookCommand(
        @NotBlank @Size(max = 100) @SingleLine String name,

        @NotNull @Size(max = WebhookUrl.LONGEST) String url) {}
