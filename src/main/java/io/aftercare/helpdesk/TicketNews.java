package io.aftercare.helpdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says of one ticket. What it does not say is null or empty, and stays as it is.
 *
 * @param ticket the help desk's id of it
 * @param status what the help desk calls the ticket's status, the most exact word first
 * @param at since when this is true; null when the help desk does not say
 * @param closedAt when the ticket was closed; null when it is open or the help desk does not say
 */
record TicketNews(
        String ticket,
        @Nullable Topic topic,
        @Nullable Person person,
        List<String> status,
        @Nullable Instant at,
        @Nullable Instant closedAt) {

    /** @param ownerEmail null when nobody has it, or nobody says so */
    record Topic(String subject, @Nullable String ownerEmail) {}

    record Person(
            String email,
            @Nullable String firstName,
            @Nullable String lastName) {

        /** Of a name in one piece, of which the first word is taken for the first name. */
        static Person named(String email, @Nullable String name) {
            if (name == null) {
                return new Person(email, null, null);
            }
            var space = name.indexOf(' ');
            return space < 0
                    ? new Person(email, name, null)
                    : new Person(email, name.substring(0, space), name.substring(space + 1));
        }
    }
}
