package io.aftercare.survey;

import java.util.List;

/** What became of a change to a draft; all but {@link Saved} changed nothing. */
public sealed interface EditOutcome {

    /** Whether the draft is as it was to become. */
    default boolean isSaved() {
        return this instanceof Saved;
    }

    /** It is kept, sound or not: {@link Surveys#review} tells. */
    record Saved(Survey survey) implements EditOutcome {}

    /** Somebody else has changed the draft since it was read; this is how it stands now. */
    record Conflict(Survey current) implements EditOutcome {}

    /** Another survey has this name. */
    record NameTaken(String name) implements EditOutcome {}

    /** A field is missing, malformed or beyond its limits. */
    record Invalid(List<Finding> faults) implements EditOutcome {}
}
