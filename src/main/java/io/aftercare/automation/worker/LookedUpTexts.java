package io.aftercare.automation.worker;

import io.aftercare.automation.AnswerTexts;
import io.aftercare.survey.RunId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up whom a text is about. */
@Component
class LookedUpTexts implements AnswerTexts {

    private final AnsweredRuns runs;
    private final AnswerTokens tokens;

    LookedUpTexts(AnsweredRuns runs, AnswerTokens tokens) {
        this.runs = runs;
        this.tokens = tokens;
    }

    @Override
    public String fill(String text, RunId run, @Nullable String ticket) {
        return runs.find(run, ticket)
                .map(answered -> tokens.text(text, answered))
                .orElse(text);
    }
}
