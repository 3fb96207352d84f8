package io.aftercare.monitoring;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who tells where the runs of a day came. */
interface DayCounts {

    /**
     * @param told how many runs of the day the engine has told of
     * @param settled whether nothing changes any more
     */
    record Counted(int told, boolean settled) {}

    /** What was asked about a day. */
    @FunctionalInterface
    interface Asked {

        /**
         * Writes the counts, in the caller's transaction, which has cleared those of before.
         *
         * @return empty where somebody else has counted the day since it was asked about, perhaps later
         */
        Optional<Counted> insert();
    }

    /**
     * Asks what cannot be asked in a transaction, as it takes long. Where the engine itself is asked and does not answer,
     * it refuses with {@code engine-away} or {@code engine-refuses}.
     */
    Asked ask(LocalDate day);

    /** Of how many runs of a day, its first, it is asked where they came; null for all. */
    @Nullable
    Integer mostRuns();
}
