package io.aftercare.webdelivery;

import io.aftercare.response.Responses;
import io.aftercare.survey.Direction;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.WebDelivery;
import io.aftercare.webdelivery.ShownSurvey.Question;
import io.aftercare.webdelivery.ShownSurvey.Thanks;
import io.aftercare.webdelivery.ShownSurvey.Words;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Writes what a visitor reads of a survey: for showing it, and for its preview. */
@Component
public class ShownTexts {

    private final SurveyTexts texts;

    ShownTexts(SurveyTexts texts) {
        this.texts = texts;
    }

    /** @param survey in the visitor's language */
    public ShownSurvey survey(SurveyDefinition survey, String token) {
        var type = survey.type();
        var web = Objects.requireNonNullElse(survey.web(), WebDelivery.STANDARD);
        return new ShownSurvey(
                token,
                web.place(),
                survey.language(),
                Direction.of(survey.locale()),
                survey.theme().color(),
                survey.theme().onColor(),
                texts.companyName(survey),
                texts.question(survey),
                texts.lowLabel(survey),
                texts.highLabel(survey),
                IntStream.rangeClosed(type.min(), type.max()).boxed().toList(),
                type == SurveyType.CSAT,
                Responses.MAX_COMMENT,
                words(survey));
    }

    private Words words(SurveyDefinition survey) {
        var text = texts.texts(survey);
        return new Words(
                text.get("page.answer.choose"),
                text.get("error.score-missing"),
                text.get("page.answer.send-chosen"),
                text.get("page.comment.optional"),
                text.get("page.comment.send"),
                text.get("page.comment.change"),
                text.get("page.close"),
                text.get("page.error.body"));
    }

    public Question question(SurveyDefinition survey, Sentiment sentiment) {
        return new Question(texts.followUpQuestion(survey, sentiment));
    }

    Question question(SurveyDefinition survey, int score) {
        return question(survey, survey.type().bandOf(score).sentiment());
    }

    Thanks thanks(SurveyDefinition survey, int score) {
        return thanks(survey, survey.type().bandOf(score).sentiment());
    }

    public Thanks thanks(SurveyDefinition survey, Sentiment sentiment) {
        return new Thanks(texts.thanksHeading(survey, sentiment), texts.thanksBody(survey, sentiment));
    }

    String tooLong(SurveyDefinition survey, int length) {
        return texts.texts(survey).get("error.comment-too-long", Responses.MAX_COMMENT, length);
    }
}
