package io.aftercare.survey.web.editor;

import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.Translation;
import io.aftercare.survey.Translation.Thanks;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text of a draft that exists in each of its languages, and as a standard text where the author wrote none. */
enum DraftText {
    SUBJECT("subject") {
        @Override
        @Nullable
        String in(Translation words, Sentiment sentiment) {
            return words.subject();
        }

        @Override
        Translation with(Translation words, Sentiment sentiment, @Nullable String text) {
            return words.withSubject(text);
        }

        @Override
        String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment) {
            return texts.subject(survey);
        }
    },
    GREETING("greeting") {
        @Override
        @Nullable
        String in(Translation words, Sentiment sentiment) {
            return words.greeting();
        }

        @Override
        Translation with(Translation words, Sentiment sentiment, @Nullable String text) {
            return words.withGreeting(text);
        }

        @Override
        String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment) {
            return texts.greeting(survey);
        }
    },
    INTRODUCTION("introduction") {
        @Override
        @Nullable
        String in(Translation words, Sentiment sentiment) {
            return words.introduction();
        }

        @Override
        Translation with(Translation words, Sentiment sentiment, @Nullable String text) {
            return words.withIntroduction(text);
        }

        @Override
        String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment) {
            return texts.introduction(survey, true);
        }
    },
    FOLLOW_UP_QUESTION("followUpQuestions") {
        @Override
        @Nullable
        String in(Translation words, Sentiment sentiment) {
            return words.followUpQuestions().get(sentiment);
        }

        @Override
        Translation with(Translation words, Sentiment sentiment, @Nullable String text) {
            return words.withFollowUpQuestions(replaced(words.followUpQuestions(), sentiment, text));
        }

        @Override
        String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment) {
            return texts.followUpQuestion(survey, sentiment);
        }
    },
    THANKS_HEADING("thankYou.heading") {
        @Override
        @Nullable
        String in(Translation words, Sentiment sentiment) {
            var thanks = words.thankYou().get(sentiment);
            return thanks == null ? null : thanks.heading();
        }

        @Override
        Translation with(Translation words, Sentiment sentiment, @Nullable String text) {
            return thanks(words, sentiment, text, THANKS_BODY.in(words, sentiment));
        }

        @Override
        String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment) {
            return texts.thanksHeading(survey, sentiment);
        }
    },
    THANKS_BODY("thankYou.body") {
        @Override
        @Nullable
        String in(Translation words, Sentiment sentiment) {
            var thanks = words.thankYou().get(sentiment);
            return thanks == null ? null : thanks.body();
        }

        @Override
        Translation with(Translation words, Sentiment sentiment, @Nullable String text) {
            return thanks(words, sentiment, THANKS_HEADING.in(words, sentiment), text);
        }

        @Override
        String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment) {
            return texts.thanksBody(survey, sentiment);
        }
    };

    private final String key;

    DraftText(String key) {
        this.key = key;
    }

    /** The text of a path without its language and sentiment, such as {@code thankYou.heading}. */
    static Optional<DraftText> of(String key) {
        return Arrays.stream(values()).filter(text -> text.key.equals(key)).findFirst();
    }

    abstract @Nullable String in(Translation words, Sentiment sentiment);

    abstract Translation with(Translation words, Sentiment sentiment, @Nullable String text);

    /** What stands there when the author writes nothing. */
    abstract String standard(SurveyTexts texts, SurveyDefinition survey, Sentiment sentiment);

    private static Translation thanks(
            Translation words, Sentiment sentiment, @Nullable String heading, @Nullable String body) {
        var thanks = heading == null && body == null ? null : new Thanks(heading, body);
        return words.withThankYou(replaced(words.thankYou(), sentiment, thanks));
    }

    static <T> PerSentiment<T> replaced(PerSentiment<T> values, Sentiment sentiment, @Nullable T value) {
        return PerSentiment.of(each -> each == sentiment ? value : values.get(each));
    }
}
