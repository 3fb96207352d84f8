package io.aftercare.webhook;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A webhook to create. Blanks at the ends of its name are left out: nobody sees them. */
public record WebhookCommand(
        @NotBlank @Size(max = 100) @SingleLine String name,

        @NotNull @Size(max = WebhookUrl.LONGEST) String url) {

    public WebhookCommand {
        if (name != null) {
            name = name.strip();
        }
    }
}
