package io.aftercare.automation.bpmn;

/** The extension property by which a process declares itself a follow-up. */
public final class FollowUpMark {

    public static final String NAME = "io.aftercare.follow-up";
    public static final String VALUE = "true";

    private FollowUpMark() {}
}
