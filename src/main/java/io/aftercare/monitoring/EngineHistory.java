package io.aftercare.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the engine did, as it tells it itself, a moment later. Where it has told nothing, everything here is empty. Texts
 * are of people and of workers: they are shown, never trusted.
 */
public interface EngineHistory {

    /** The most process instances that are looked at for one run. */
    int MOST_INSTANCES = 50;

    /** How far what is told here reaches. */
    Reach reach();

    /**
     * A process instance and all that it called, directly or through others, in a fixed number of statements.
     *
     * @return callers before those they called, {@value #MOST_INSTANCES} at most; empty if the engine told nothing of it
     */
    List<InstanceHistory> tree(long rootInstanceKey);

    /**
     * How many incidents are open in these instances and in all that they called.
     *
     * @param rootInstanceKeys of instances that nobody called
     * @return nothing for those without any
     */
    Map<Long, Integer> openIncidents(Collection<Long> rootInstanceKeys);

    /**
     * The instances, called by nobody, that have an open incident or called one that has.
     *
     * @param limit how many incidents are looked at, the latest first
     */
    List<Long> rootsWithOpenIncident(int limit);
}
