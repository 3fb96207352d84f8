package io.aftercare.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * What an instance waits for.
 *
 * @param elementId where it stands
 * @param stopped whether it waits for a person to mend something
 * @param words such as {@code Waits for the answer}
 * @param dues what is to come, the first one first
 */
public record Waiting(String elementId, boolean stopped, String words, List<Due> dues) {

    /**
     * Something that is to come.
     *
     * @param words such as {@code until} or {@code reminder}
     * @param span such as {@code in 2 days}
     */
    public record Due(String words, Instant at, String span) {}
}
