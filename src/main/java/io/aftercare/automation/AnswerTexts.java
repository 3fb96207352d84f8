package io.aftercare.automation;

import io.aftercare.survey.RunId;
import org.jspecify.annotations.Nullable;

/** Fills in the tokens of texts about an answer when they are looked at: no name or comment is ever kept in them. */
public interface AnswerTexts {

    /**
     * A text of several lines, filled in.
     *
     * @param ticket the ticket's external id, null when the run has none
     * @return the text as it is when the run, its answer or its contact is not on record
     */
    String fill(String text, RunId run, @Nullable String ticket);
}
