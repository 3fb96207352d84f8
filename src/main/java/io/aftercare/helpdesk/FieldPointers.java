package io.aftercare.helpdesk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Where the fields of a ticket stand in a JSON message, as JSON Pointers (RFC 6901) such as {@code /ticket/id}. Those
 * that a message does not have are empty, but for the first two.
 *
 * @param updatedAt when this became true: ISO 8601, or seconds or milliseconds since 1970
 */
public record FieldPointers(
        @NotBlank @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String ticketId,

        @NotBlank @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String status,

        @NotNull @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String subject,

        @NotNull @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String contactEmail,

        @NotNull @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String contactFirstName,

        @NotNull @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String contactLastName,

        @NotNull @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String ownerEmail,

        @NotNull @Size(max = LONGEST) @Pattern(regexp = POINTER, message = NO_POINTER)
        String updatedAt) {

    /** What a new generic help desk begins with. */
    public static final FieldPointers STANDARD = new FieldPointers(
            "/ticket/id",
            "/ticket/status",
            "/ticket/subject",
            "/contact/email",
            "/contact/firstName",
            "/contact/lastName",
            "/ticket/ownerEmail",
            "/ticket/updatedAt");

    public static final int LONGEST = 200;

    public static final String POINTER = "(/[^\\p{Cc}]*)?";

    public static final String NO_POINTER = "must begin with / and name a place, such as /ticket/id";
}
