package io.aftercare.engine;

/** What became of a command to the engine. */
public sealed interface CommandOutcome {

    /** The engine did it. */
    record Taken() implements CommandOutcome {}

    /** What it was about is not there any more: somebody was quicker, or it went on by itself. */
    record Gone() implements CommandOutcome {}

    /** The engine does not do it. @param why in its words */
    record Refused(String why) implements CommandOutcome {}

    /** The engine cannot be reached or is too busy: it may or may not have done it. */
    record Away(String why) implements CommandOutcome {}
}
