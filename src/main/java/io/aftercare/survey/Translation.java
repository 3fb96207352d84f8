package io.aftercare.survey;

import io.aftercare.common.MultiLine;
import io.aftercare.common.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The author's words of a survey in one more language; a text that is null is the standard one of that language.
 *
 * @param subject one line with contact tokens
 * @param greeting contact tokens
 * @param introduction contact and ticket tokens
 * @param followUpQuestions the second question, per sentiment
 * @param thankYou the words of the closing page, per sentiment
 */
public record Translation(
        @Nullable @Size(max = 200) @SingleLine String subject,
        @Nullable @Size(max = 200) @SingleLine String greeting,
        @Nullable @Size(max = 5_000) @MultiLine String introduction,
        PerSentiment<@Size(max = 500) @MultiLine String> followUpQuestions,
        PerSentiment<@Valid Thanks> thankYou) {

    public Translation {
        followUpQuestions = Objects.requireNonNullElse(followUpQuestions, PerSentiment.none());
        thankYou = Objects.requireNonNullElse(thankYou, PerSentiment.none());
    }

    public Translation withSubject(@Nullable String text) {
        return new Translation(text, greeting, introduction, followUpQuestions, thankYou);
    }

    public Translation withGreeting(@Nullable String text) {
        return new Translation(subject, text, introduction, followUpQuestions, thankYou);
    }

    public Translation withIntroduction(@Nullable String text) {
        return new Translation(subject, greeting, text, followUpQuestions, thankYou);
    }

    public Translation withFollowUpQuestions(PerSentiment<String> texts) {
        return new Translation(subject, greeting, introduction, texts, thankYou);
    }

    public Translation withThankYou(PerSentiment<Thanks> texts) {
        return new Translation(subject, greeting, introduction, followUpQuestions, texts);
    }

    public record Thanks(
            @Nullable @Size(max = 200) @SingleLine String heading,
            @Nullable @Size(max = 2_000) @MultiLine String body) {}
}
