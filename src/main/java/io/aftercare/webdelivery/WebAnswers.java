package io.aftercare.webdelivery;

import io.aftercare.common.Refusal;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.AnswerOutcome.Accepted;
import io.aftercare.response.AnswerOutcome.OffScale;
import io.aftercare.response.AnswerOutcome.TooLate;
import io.aftercare.response.AnswerOutcome.TooLong;
import io.aftercare.response.Responses;
import io.aftercare.run.SurveyShowing;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.aftercare.webdelivery.ShownSurvey.Question;
import io.aftercare.webdelivery.ShownSurvey.Thanks;
import org.springframework.stereotype.Service;

/** Takes what a visitor answers to a survey on a site. Whoever has the token may answer, as by a link in a mail. */
@Service
public class WebAnswers {

    private final Responses responses;
    private final Surveys surveys;
    private final SurveyShowing showing;
    private final ShownTexts texts;

    WebAnswers(Responses responses, Surveys surveys, SurveyShowing showing, ShownTexts texts) {
        this.responses = responses;
        this.surveys = surveys;
        this.showing = showing;
        this.texts = texts;
    }

    /**
     * Keeps a score. It may be given again until the time for a comment is over.
     *
     * @return the question that follows
     * @throws Refusal {@code survey-over} or {@code off-scale}
     */
    public Question score(SurveyId id, String token, int score) {
        var survey = survey(link(id, token));
        return switch (responses.score(token, score)) {
            case Accepted accepted -> texts.question(survey, score);
            case OffScale offScale ->
                throw Refusal.unprocessable(
                        "off-scale",
                        "The scale goes from %d to %d. Send one of its scores."
                                .formatted(survey.type().min(), survey.type().max()));
            case TooLong tooLong -> throw over();
            case TooLate tooLate -> throw over();
        };
    }

    /**
     * Keeps a comment, or that there is none; either ends the answer.
     *
     * @throws Refusal {@code survey-over} or {@code comment-too-long}, which speaks the visitor's language
     */
    public Thanks comment(SurveyId id, String token, String comment) {
        var link = link(id, token);
        var survey = survey(link);
        return switch (responses.comment(token, comment)) {
            case Accepted accepted ->
                responses
                        .last(link.runId())
                        .map(answer -> texts.thanks(survey, answer.score()))
                        .orElseThrow(WebAnswers::over);
            case TooLong tooLong ->
                throw Refusal.unprocessable("comment-too-long", texts.tooLong(survey, comment.length()));
            case OffScale offScale -> throw over();
            case TooLate tooLate -> throw over();
        };
    }

    /**
     * The visitor closed it unanswered; nothing happens if it was answered or is over.
     *
     * @throws Refusal {@code survey-over} if there is no such survey
     */
    public void dismiss(SurveyId id, String token) {
        showing.dismiss(link(id, token).runId());
    }

    private AnswerLink link(SurveyId id, String token) {
        return responses.link(token).filter(link -> link.surveyId().equals(id)).orElseThrow(WebAnswers::over);
    }

    private SurveyDefinition survey(AnswerLink link) {
        return surveys.version(link.surveyId(), link.surveyVersion())
                .definition()
                .in(link.language());
    }

    private static Refusal over() {
        return Refusal.conflict("survey-over", "This survey takes no answer any more, or was never shown.");
    }
}
