package io.aftercare.monitoring;

import io.aftercare.insight.InsightPeriod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the runs of a survey came that began in a period.
 *
 * @param period days in UTC
 * @param told whether the engine told anything at all
 * @param processes that the runs followed: their own before those they called, newest versions first
 * @param chosen the one that is counted here, null where none of them was meant
 * @param elements of the chosen one that any run came to, those with most runs first
 * @param untold how many runs the engine has told nothing of
 * @param complete whether all days of the period were counted already
 * @param countedAt since when things may have changed; null when nothing changes any more, or nothing was counted
 * @param mostRuns of how many runs of a day, its first, the engine is asked where they came; null for all
 * @param named whether what things are called is known; else the engine, which is asked for it, did not answer
 */
public record ProcessCount(
        InsightPeriod period,
        boolean told,
        List<CountedProcess> processes,
        @Nullable CountedProcess chosen,
        List<CountedElement> elements,
        long untold,
        boolean complete,
        @Nullable Instant countedAt,
        @Nullable Integer mostRuns,
        boolean named) {

    /** The end events that runs came to. */
    public List<CountedElement> ends() {
        return elements.stream().filter(CountedElement::isEnd).toList();
    }
}
