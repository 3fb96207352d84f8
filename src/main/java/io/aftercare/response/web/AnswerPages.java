package io.aftercare.response.web;

import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.aftercare.response.Answer;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.response.Responses;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTexts;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The pages of an answer: scale, comment, thanks, and why a link takes nothing. */
@Component
class AnswerPages {

    private static final String ANSWER_TITLE = "page.answer.title";

    /** More than this of a comment that is too long is not sent back. */
    private static final int MAX_ECHO = 20_000;

    private final PageRenderer pages;
    private final SurveyTexts texts;
    private final Clock clock;

    AnswerPages(PageRenderer pages, SurveyTexts texts, Clock clock) {
        this.pages = pages;
        this.texts = texts;
        this.clock = clock;
    }

    /** The scale; with a score that a link offers it is sent by the page itself, or by its button. */
    ResponseEntity<String> scale(
            HttpStatus status, AnswerLink link, @Nullable Integer offered, @Nullable String error) {
        var survey = pages.survey(link);
        var chosen = offered != null && survey.type().contains(offered) ? offered : null;
        return pages.page(status, survey, "answer", ANSWER_TITLE, page(link, survey, chosen, null, error));
    }

    ResponseEntity<String> offScale(AnswerLink link, @Nullable String score) {
        var survey = pages.survey(link);
        var type = survey.type();
        var error = score == null || score.isBlank()
                ? texts.texts(survey).get("error.score-missing")
                : texts.texts(survey)
                        .get("error.score-outside-scale", String.valueOf(type.min()), String.valueOf(type.max()));
        return scale(UNPROCESSABLE_CONTENT, link, null, error);
    }

    /** The follow-up question of the score's band. */
    ResponseEntity<String> comment(
            HttpStatus status, AnswerLink link, Answer answer, @Nullable String typed, @Nullable String error) {
        var survey = pages.survey(link);
        return pages.page(
                status, survey, "comment", "page.comment.title", page(link, survey, answer.score(), typed, error));
    }

    ResponseEntity<String> tooLong(AnswerLink link, Answer answer, String typed) {
        var error =
                texts.texts(pages.survey(link)).get("error.comment-too-long", Responses.MAX_COMMENT, typed.length());
        var echo = typed.substring(0, Math.min(typed.length(), MAX_ECHO));
        return comment(UNPROCESSABLE_CONTENT, link, answer, echo, error);
    }

    ResponseEntity<String> thanks(AnswerLink link, Answer answer) {
        var survey = pages.survey(link);
        var sentiment = sentiment(survey, answer.score());
        var page = new ClosingPage(
                texts.thanksHeading(survey, sentiment), texts.thanksBody(survey, sentiment), image(survey, sentiment));
        return pages.page(OK, survey, "closing", "page.thanks.title", page);
    }

    /** The answer cannot be changed any more. */
    ResponseEntity<String> complete(AnswerLink link) {
        return closed(link, "window");
    }

    ResponseEntity<String> over(AnswerLink link) {
        return closed(link, link.closed() == Closed.WITHDRAWN ? "withdrawn" : "expired");
    }

    ResponseEntity<String> unknown(Locale locale) {
        return pages.unknownLink(locale);
    }

    private ResponseEntity<String> closed(AnswerLink link, String why) {
        var survey = pages.survey(link);
        var text = texts.texts(survey);
        var page =
                new ClosingPage(text.get("page.closed." + why + ".heading"), text.get("page.closed." + why + ".body"));
        return pages.page(GONE, survey, "closing", ANSWER_TITLE, page);
    }

    private AnswerPage page(
            AnswerLink link,
            SurveyDefinition survey,
            @Nullable Integer chosen,
            @Nullable String typed,
            @Nullable String error) {
        var type = survey.type();
        var action = "/a/" + link.token();
        return new AnswerPage(
                texts.question(survey),
                texts.lowLabel(survey),
                texts.highLabel(survey),
                IntStream.rangeClosed(type.min(), type.max()).boxed().toList(),
                chosen,
                action,
                action + "/comment",
                chosen == null ? "" : texts.followUpQuestion(survey, sentiment(survey, chosen)),
                typed,
                Responses.MAX_COMMENT,
                minutesLeft(link),
                error);
    }

    private @Nullable Long minutesLeft(AnswerLink link) {
        var closes = link.windowClosesAt();
        return closes == null
                ? null
                : Math.max(1, Duration.between(clock.instant(), closes).toMinutes());
    }

    private static @Nullable String image(SurveyDefinition survey, Sentiment sentiment) {
        var thanks = survey.thankYou().get(sentiment);
        return thanks == null || thanks.image() == null ? null : "/images/" + thanks.image();
    }

    private static Sentiment sentiment(SurveyDefinition survey, int score) {
        return survey.type().bandOf(score).sentiment();
    }
}
