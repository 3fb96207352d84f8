package io.aftercare.automation.worker;

import io.aftercare.crm.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * An answer that nobody gave.
 *
 * @param comment null or blank for none
 * @param contact null for the contact of the ticket, or an example if there is no ticket either
 * @param ticket external id; null or blank for none
 */
public record SampleAnswer(
        int score,
        @Nullable String comment,
        @Nullable ContactId contact,
        @Nullable String ticket) {

    public SampleAnswer {
        comment = comment == null || comment.isBlank() ? null : comment.strip();
        ticket = ticket == null || ticket.isBlank() ? null : ticket.strip();
    }
}
