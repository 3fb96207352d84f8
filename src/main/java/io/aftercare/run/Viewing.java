package io.aftercare.run;

import io.aftercare.crm.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * As whom a draft's mail is looked at.
 *
 * @param language BCP 47 tag; null for the contact's, or else the survey's own
 * @param contact null for the contact of the ticket, or an example if there is no ticket either
 * @param ticket external id; null for none: a survey that asks about tickets then speaks of an example
 */
public record Viewing(
        @Nullable String language,
        @Nullable ContactId contact,
        @Nullable String ticket) {

    public static final Viewing EXAMPLE = new Viewing(null, null, null);

    /** Blank is as good as absent. */
    public Viewing {
        language = language == null || language.isBlank() ? null : language;
        ticket = ticket == null || ticket.isBlank() ? null : ticket;
    }
}
