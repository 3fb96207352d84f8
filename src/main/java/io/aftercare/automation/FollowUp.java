package io.aftercare.automation;

import io.aftercare.automation.action.ActionList;
import io.aftercare.engine.DeployedProcess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows an answer of one sentiment. What was published is as the engine has it: once a designer has deployed a newer
 * version of its process, the content is that version's.
 *
 * @param changedBy as people read it; null for what a designer deployed past Aftercare
 * @param deployed null for a draft
 */
public record FollowUp(
        FollowUpId id,
        Content content,
        @Nullable String changedBy,
        Instant changedAt,
        @Nullable Deployed deployed) {

    /**
     * How its process got to the engine.
     *
     * @param at when Aftercare published it
     * @param version of the process, as Aftercare deployed it
     * @param newer what a designer deployed after that; null for nothing
     */
    public record Deployed(
            Instant at, int version, @Nullable DeployedProcess newer) {

        /** The version of the process that the engine has by now. */
        int newest() {
            return newer == null ? version : newer.version();
        }
    }

    /** What a designer deployed past Aftercare; null for nothing. */
    public @Nullable DeployedProcess newer() {
        return deployed == null ? null : deployed.newer();
    }

    /** How it is written. */
    public sealed interface Content {

        /** Clicked together by an author. */
        record Actions(ActionList list) implements Content {}

        /** Drawn by a designer: more than a list can say. @param bpmn XML that was checked */
        record Diagram(String bpmn) implements Content {}
    }
}
