package io.aftercare.automation;

/** What a survey's draft says is to follow. */
public sealed interface FollowUpChoice {

    record Nothing() implements FollowUpChoice {}

    /** A follow-up that is made here. */
    record Own(FollowUp followUp) implements FollowUpChoice {}

    /** A process that is deployed to the engine by others. */
    record Elsewhere(String processId) implements FollowUpChoice {}
}
