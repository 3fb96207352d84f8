package io.aftercare.response.web;

import io.aftercare.survey.SurveyDefinition;
import java.time.Instant;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a survey are shown for.
 *
 * @param survey in the language of the pages
 * @param action where a score is sent
 * @param commentAction where the comment on a score is sent
 * @param windowClosesAt until when the answer can be changed, null if it does not matter
 */
record Visit(
        SurveyDefinition survey,
        Purpose purpose,
        String action,
        IntFunction<String> commentAction,
        @Nullable Instant windowClosesAt) {

    enum Purpose {
        /** A respondent answers. */
        ANSWER,
        /** An author tries the links of a test mail: nothing is recorded, and the page says so. */
        TEST,
        /** An author looks at a draft, in a frame: nothing can be sent. */
        PREVIEW
    }

    boolean isTest() {
        return purpose == Purpose.TEST;
    }
}
