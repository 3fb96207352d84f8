package io.aftercare.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * A version of a process that runs of a survey followed.
 *
 * @param key the process definition's
 * @param name as people read it, null when it has none
 * @param own whether it is the runs' own process, not one that they called
 * @param runs that followed it
 * @param open how many of these are under way in it
 * @param terminated how many were ended from outside
 */
public record CountedProcess(
        long key,
        String processId,
        int version,
        @Nullable String name,
        boolean own,
        long runs,
        long open,
        long terminated) {

    CountedProcess named(@Nullable String found) {
        var known = found == null || found.isBlank() ? null : found;
        return new CountedProcess(key, processId, version, known, own, runs, open, terminated);
    }

    /** For people. */
    public String title() {
        return "%s, version %d".formatted(name == null || name.isBlank() ? processId : name, version);
    }
}
