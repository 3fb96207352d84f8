package io.aftercare.engine;

/** What became of a command about a Camunda user task. */
public sealed interface UserTaskOutcome {

    /** The engine did it. */
    record Done() implements UserTaskOutcome {}

    /** The engine has no such task: it was completed or cancelled, or has never been. */
    record NotThere() implements UserTaskOutcome {}

    /** The state of the task forbids it: somebody else has it, or something else happens to it right now. */
    record Conflict() implements UserTaskOutcome {}

    /** The engine does not take it. @param why in its words */
    record Refused(String why) implements UserTaskOutcome {}

    /** The engine cannot be reached or is too busy: it may or may not have done it. */
    record Away() implements UserTaskOutcome {}
}
