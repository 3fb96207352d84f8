package io.aftercare.crm;

import io.aftercare.common.SingleLine;
import io.aftercare.identity.EmailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to open.
 *
 * @param externalId the help desk's id; it is a segment of the ticket's path, so not {@code .} or {@code ..}
 * @param ownerEmail who is answerable for it; need not be a user of Aftercare
 */
public record TicketCommand(
        @NotNull
        @Pattern(
                regexp = "(?!\\.{1,2}$)[A-Za-z0-9._:-]{1,100}",
                message = "must be 1 to 100 of the letters A-Z and a-z, digits and . _ : -")
        String externalId,

        @NotBlank @Size(max = 300) @SingleLine String subject,
        @NotBlank @Size(max = 100) @SingleLine String pipeline,
        @NotNull @EmailAddress String contactEmail,
        @Nullable @EmailAddress String ownerEmail) {}
