package io.aftercare.survey.web.editor;

import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.ThankYou;
import io.aftercare.survey.Translation;
import io.aftercare.survey.Translation.Thanks;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of a draft in one of its languages, its own or a further one, read and changed alike. */
final class DraftWords {

    static final Translation NONE = new Translation(null, null, null, PerSentiment.none(), PerSentiment.none());

    private DraftWords() {}

    /** @param language tag of a translation; null for the survey's own language */
    static Translation of(SurveyDefinition draft, @Nullable String language) {
        if (language != null) {
            return draft.translations().getOrDefault(language, NONE);
        }
        return new Translation(
                draft.subject(),
                draft.greeting(),
                draft.introduction(),
                draft.followUpQuestions(),
                PerSentiment.of(sentiment -> {
                    var thanks = draft.thankYou().get(sentiment);
                    return thanks == null ? null : new Thanks(thanks.heading(), thanks.body());
                }));
    }

    /** The draft with these words in that language. */
    static SurveyDefinition into(SurveyDefinition draft, @Nullable String language, Translation words) {
        if (language != null) {
            var translations = new TreeMap<>(draft.translations());
            translations.put(language, words);
            return draft.toBuilder().translations(translations).build();
        }
        return draft.toBuilder()
                .subject(words.subject())
                .greeting(words.greeting())
                .introduction(words.introduction())
                .followUpQuestions(words.followUpQuestions())
                .thankYou(PerSentiment.of(sentiment -> thankYou(
                        words.thankYou().get(sentiment), draft.thankYou().get(sentiment))))
                .build();
    }

    private static @Nullable ThankYou thankYou(@Nullable Thanks words, @Nullable ThankYou before) {
        var image = before == null ? null : before.image();
        var heading = words == null ? null : words.heading();
        var body = words == null ? null : words.body();
        return image == null && heading == null && body == null ? null : new ThankYou(heading, body, image);
    }
}
