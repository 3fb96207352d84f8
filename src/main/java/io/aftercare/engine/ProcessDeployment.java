package io.aftercare.engine;

/** What became of a process that was to be deployed. */
public sealed interface ProcessDeployment {

    /**
     * The engine has it; the same content deployed again gives the same.
     *
     * @param key the process definition's
     * @param version of the process with this id, from 1
     */
    record Deployed(long key, int version) implements ProcessDeployment {}

    /** The engine does not take it. @param why in its words, naming the elements at fault */
    record Refused(String why) implements ProcessDeployment {}

    /** The engine cannot be reached or is too busy: it may or may not have it. */
    record Away(String why) implements ProcessDeployment {}
}
