package io.aftercare.crm.web;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A pipeline to create; tickets and surveys name its key. */
public record PipelineCommand(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,99}", message = "must be lower-case letters, digits and dashes")
        String key,

        @NotBlank @Size(max = 100) @SingleLine String name) {}
