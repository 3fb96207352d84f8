package io.aftercare.helpdesk;

import io.aftercare.common.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a help desk.
 *
 * @param pipeline of tickets opened from now on
 * @param pointers of a generic one; null of others, and where they stay as they are
 */
public record HelpDeskChange(
        @NotBlank @Size(max = 100) @SingleLine String name,
        @NotBlank @Size(max = 100) @SingleLine String pipeline,
        @NotNull @Valid StatusWords words,
        @Nullable @Valid FieldPointers pointers) {}
