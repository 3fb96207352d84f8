package io.aftercare.site;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What of a site can change. See {@link Site}. */
public record SiteChange(
        @NotBlank @Size(max = 100) @SingleLine String name, boolean linked) {}
