package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.ActionList;
import java.util.List;

/** What a process that a designer drew turns out to be. */
public sealed interface FollowUpReading {

    /** Exactly what a list of actions makes; only names and places may differ. */
    record AsList(String processId, String name, ActionList actions) implements FollowUpReading {}

    /** A sound follow-up that is more than a list. */
    record AsDiagram(String processId, String name) implements FollowUpReading {}

    /** Nothing that could follow an answer. */
    record Refused(List<Problem> problems) implements FollowUpReading {}

    /**
     * Why not.
     *
     * @param element id of the element; empty when it is the file as a whole
     * @param message what is wrong, of which element, and what to do; it may repeat what the designer wrote
     */
    record Problem(String element, String message) {}
}
