package io.aftercare.site;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A site to add. See {@link Site}. */
public record SiteCommand(
        @NotBlank @Size(max = 100) @SingleLine String name,
        @NotBlank @Size(max = 200) @SingleLine String origin,
        boolean linked) {}
