package io.aftercare.automation;

import io.aftercare.automation.action.ActionList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows an answer of one sentiment.
 *
 * @param changedBy as people read it
 * @param deployedAt when it went to the engine; null for a draft
 */
public record FollowUp(
        FollowUpId id,
        Content content,
        String changedBy,
        Instant changedAt,
        @Nullable Instant deployedAt) {

    /** How it is written. */
    public sealed interface Content {

        /** Clicked together by an author. */
        record Actions(ActionList list) implements Content {}

        /** Drawn by a designer: more than a list can say. @param bpmn XML that was checked */
        record Diagram(String bpmn) implements Content {}
    }
}
