package io.aftercare.helpdesk;

import org.jspecify.annotations.Nullable;

/**
 * One part of what a help desk told of a ticket, of which the newest counts, in whatever order it comes.
 *
 * @param value null when nothing was told, and when it stands in the ticket
 * @param stamp how new it is; null when nothing was told
 */
record Told<T extends Object>(@Nullable T value, @Nullable Stamp stamp) {

    /** Whether this is news: told, and not older than what was told before. */
    boolean yieldsTo(@Nullable T news, Stamp given) {
        return news != null && (stamp == null || stamp.compareTo(given) <= 0);
    }

    Told<T> updated(@Nullable T news, Stamp given) {
        return yieldsTo(news, given) ? new Told<>(news, given) : this;
    }
}
