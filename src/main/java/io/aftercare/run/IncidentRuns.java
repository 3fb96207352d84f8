package io.aftercare.run;

import java.util.List;

/** Which runs an incident stops: the engine's word, which another module reads. */
public interface IncidentRuns {

    /**
     * Keys of the process instances of runs that stand still, or whose follow-up does.
     *
     * @param limit how many incidents are looked at, the latest first
     */
    List<Long> instances(int limit);
}
