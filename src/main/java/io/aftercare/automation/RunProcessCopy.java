package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Deployed;
import io.aftercare.engine.DeployedProcess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey's own run process. What was published is as the engine has it: once a designer has deployed a newer version, it is
 * that one.
 *
 * @param bpmn XML; of a designer's newer version unchecked
 * @param changedBy as people read it; null for what a designer deployed past Aftercare
 * @param deployed null for a draft
 */
public record RunProcessCopy(
        RunProcessId id,
        String bpmn,
        @Nullable String changedBy,
        Instant changedAt,
        @Nullable Deployed deployed) {

    /** What a designer deployed past Aftercare; null for nothing. */
    public @Nullable DeployedProcess newer() {
        return deployed == null ? null : deployed.newer();
    }
}
