package io.aftercare.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a run.
 *
 * @param text in plain words
 * @param detail what a worker or the engine said of it, null for nothing
 * @param task the key of the task that it is about, null for anything else
 */
public record Happening(
        Instant at,
        Kind kind,
        String text,
        @Nullable String detail,
        @Nullable Long task) {

    Happening(Instant at, Kind kind, String text, @Nullable String detail) {
        this(at, kind, text, detail, null);
    }

    /** Whose word it is, and how bad. */
    public enum Kind {
        /** The record of runs. */
        RECORD,
        /** The record's word of an end without an answer, for a good reason. */
        LEFT,
        /** The record's word that the survey did not reach the contact. */
        LOST,
        ACTION,
        TASK,
        FAILURE,
        INCIDENT
    }
}
