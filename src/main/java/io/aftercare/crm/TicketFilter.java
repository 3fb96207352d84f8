package io.aftercare.crm;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets; null does not restrict.
 *
 * @param text part of the external id or of the subject, in any case, with or without accents; of less than
 *     three letters, how a word of them begins
 * @param pipeline the key of a pipeline
 * @param ownerEmail who is answerable
 */
public record TicketFilter(
        @SearchText @Nullable String text,
        @Nullable String pipeline,
        Ticket.@Nullable State state,
        @Nullable String ownerEmail,
        @Nullable ContactId contact) {

    /** All tickets of this contact. */
    public static TicketFilter of(ContactId contact) {
        return new TicketFilter(null, null, null, null, contact);
    }

    /** Adds a condition with its value for each restriction. */
    void restrict(Map<String, Object> conditions) {
        if (text != null && !text.isBlank()) {
            conditions.put("ticket.search like any (search_patterns(?))", text.strip());
        }
        if (pipeline != null) {
            conditions.put("ticket.pipeline = ?", pipeline);
        }
        if (state != null) {
            conditions.put("ticket.state = ?", state.key());
        }
        if (ownerEmail != null) {
            conditions.put("ticket.owner_email = ?", ownerEmail.toLowerCase(Locale.ROOT));
        }
        if (contact != null) {
            conditions.put("ticket.contact_id = ?", contact.value());
        }
    }
}
