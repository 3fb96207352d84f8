package io.aftercare.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine did, as it tells it itself, a moment later. Where it has told nothing, everything here is empty. Texts
 * are of people and of workers: they are shown, never trusted. Where the engine itself is asked and does not answer, all but
 * {@link #reach()} refuse with {@code engine-away} or {@code engine-refuses}.
 */
public interface EngineHistory {

    /** The most process instances that are looked at for one run. */
    int MOST_INSTANCES = 50;

    /** The most kinds of incidents that are told apart. */
    int MOST_GROUPS = 50;

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

    /**
     * The open incidents of runs by what they are about, most first.
     *
     * @param runProcessIds the processes that runs follow; incidents of what nobody of ours called are left out
     * @return {@value #MOST_GROUPS} at most
     */
    List<IncidentGroup> incidentGroups(Collection<String> runProcessIds);

    /**
     * The open incidents of runs, latest first.
     *
     * @param kind null for all
     * @param before the key of the last one of the page before, null for the first page
     */
    List<OpenIncident> openIncidents(
            Collection<String> runProcessIds, @Nullable IncidentKind kind, @Nullable Long before, int limit);

    /** An incident of a run, resolved or not. */
    Optional<OpenIncident> incident(Collection<String> runProcessIds, long key);
}
