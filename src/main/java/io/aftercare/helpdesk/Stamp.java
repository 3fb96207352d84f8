package io.aftercare.helpdesk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * How new something that a help desk told is: by the help desk's time, and of what has the same time by the delivery,
 * whose ids sort by when they came.
 */
record Stamp(Instant at, UUID delivery) implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::at).thenComparing(Stamp::delivery);

    Stamp {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of a help desk whose clock is ahead, or that names no time, the time when it was received. */
    static Stamp of(TicketNews news, UUID delivery, Instant receivedAt) {
        var said = news.at();
        return new Stamp(said == null || said.isAfter(receivedAt) ? receivedAt : said, delivery);
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
