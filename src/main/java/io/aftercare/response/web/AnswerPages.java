package io.aftercare.response.web;

import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.aftercare.response.AnswerLink;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.response.Responses;
import io.aftercare.response.web.ClosingPage.Onward;
import io.aftercare.response.web.Visit.Purpose;
import io.aftercare.site.Sites;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The pages of an answer: scale, comment, thanks, and why a link takes nothing. */
@Component
class AnswerPages {

    private static final String ANSWER_TITLE = "page.answer.title";
    private static final String ANONYMOUS = "anonymous";

    /** More than this of a comment that is too long is not sent back. */
    private static final int MAX_ECHO = 20_000;

    private final PageRenderer pages;
    private final Surveys surveys;
    private final SurveyTexts texts;
    private final Sites sites;
    private final Clock clock;

    AnswerPages(PageRenderer pages, Surveys surveys, SurveyTexts texts, Sites sites, Clock clock) {
        this.pages = pages;
        this.surveys = surveys;
        this.texts = texts;
        this.sites = sites;
        this.clock = clock;
    }

    /** In the language of the mail. */
    Visit visit(AnswerLink link) {
        var survey = surveys.version(link.surveyId(), link.surveyVersion())
                .definition()
                .in(link.language());
        var action = "/a/" + link.token();
        return new Visit(survey, Purpose.ANSWER, action, score -> action + "/comment", link.windowClosesAt());
    }

    /** Of somebody who looks at pages and answers nothing. */
    Visit trial(SurveyDefinition survey, Purpose purpose, String action, IntFunction<String> commentAction) {
        return new Visit(survey, purpose, action, commentAction, clock.instant().plus(survey.commentWindow()));
    }

    /** The scale; with a score that a link offers it is sent by the page itself, or by its button. */
    ResponseEntity<String> scale(HttpStatus status, Visit visit, @Nullable Integer offered, @Nullable String error) {
        return scale(status, visit, offered, null, error);
    }

    private ResponseEntity<String> scale(
            HttpStatus status, Visit visit, @Nullable Integer offered, @Nullable String typed, @Nullable String error) {
        var chosen = offered != null && visit.survey().type().contains(offered) ? offered : null;
        var template = visit.survey().anonymous() ? ANONYMOUS : "answer";
        return pages.page(status, visit, template, ANSWER_TITLE, page(visit, chosen, typed, error));
    }

    /** @param typed the comment that was sent along, if any */
    ResponseEntity<String> offScale(Visit visit, @Nullable String score, String typed) {
        var type = visit.survey().type();
        var text = texts.texts(visit.survey());
        var error = score == null || score.isBlank()
                ? text.get("error.score-missing")
                : text.get("error.score-outside-scale", String.valueOf(type.min()), String.valueOf(type.max()));
        return scale(UNPROCESSABLE_CONTENT, visit, null, echo(typed), error);
    }

    /** The follow-up question of the score's band; of an anonymous survey all in one. */
    ResponseEntity<String> comment(
            HttpStatus status, Visit visit, int score, @Nullable String typed, @Nullable String error) {
        return visit.survey().anonymous()
                ? scale(status, visit, score, typed, error)
                : pages.page(status, visit, "comment", "page.comment.title", page(visit, score, typed, error));
    }

    ResponseEntity<String> tooLong(Visit visit, int score, String typed) {
        var error = texts.texts(visit.survey()).get("error.comment-too-long", Responses.MAX_COMMENT, typed.length());
        return comment(UNPROCESSABLE_CONTENT, visit, score, echo(typed), error);
    }

    ResponseEntity<String> thanks(Visit visit, int score) {
        var survey = visit.survey();
        var sentiment = sentiment(survey, score);
        var page = new ClosingPage(
                texts.thanksHeading(survey, sentiment),
                texts.thanksBody(survey, sentiment),
                image(survey, sentiment),
                onward(visit));
        return pages.page(OK, visit, "closing", "page.thanks.title", page);
    }

    /** After an anonymous answer: the same for everybody, as nobody knows any more what it was. */
    ResponseEntity<String> anonymousThanks(Visit visit) {
        return thanks(visit, visit.survey().type().exampleOf(Sentiment.NEUTRAL));
    }

    private List<Onward> onward(Visit visit) {
        var text = texts.texts(visit.survey());
        return visit.purpose() == Purpose.ANSWER
                ? sites.linked().stream()
                        .map(site -> new Onward(
                                text.get("page.onward", site.name()),
                                visit.action().replaceFirst("^/a/", "/l/") + "/" + site.id()))
                        .toList()
                : List.of();
    }

    /** The answer cannot be changed any more. */
    ResponseEntity<String> complete(Visit visit) {
        return closed(visit, "window");
    }

    ResponseEntity<String> over(Visit visit, @Nullable Closed closed) {
        return closed(visit, closed == Closed.WITHDRAWN ? "withdrawn" : "expired");
    }

    ResponseEntity<String> unsubscribe(Visit visit, String action) {
        return unsubscribe(visit, "unsubscribe", action);
    }

    ResponseEntity<String> unsubscribed(Visit visit, String action) {
        return unsubscribe(visit, "unsubscribed", action);
    }

    ResponseEntity<String> unknown(Locale locale) {
        return pages.unknownLink(locale);
    }

    private ResponseEntity<String> unsubscribe(Visit visit, String template, String action) {
        return pages.page(OK, visit, template, "page.unsubscribe.title", new UnsubscribePage(action));
    }

    private ResponseEntity<String> closed(Visit visit, String why) {
        var text = texts.texts(visit.survey());
        var page =
                new ClosingPage(text.get("page.closed." + why + ".heading"), text.get("page.closed." + why + ".body"));
        return pages.page(GONE, visit, "closing", ANSWER_TITLE, page);
    }

    private AnswerPage page(Visit visit, @Nullable Integer chosen, @Nullable String typed, @Nullable String error) {
        var survey = visit.survey();
        var type = survey.type();
        return new AnswerPage(
                texts.question(survey),
                texts.lowLabel(survey),
                texts.highLabel(survey),
                IntStream.rangeClosed(type.min(), type.max()).boxed().toList(),
                type == SurveyType.CSAT,
                chosen,
                visit.action(),
                chosen == null ? "" : visit.commentAction().apply(chosen),
                followUpQuestion(survey, chosen),
                typed,
                Responses.MAX_COMMENT,
                minutesLeft(visit),
                visit.purpose() != Purpose.PREVIEW,
                error);
    }

    private String followUpQuestion(SurveyDefinition survey, @Nullable Integer chosen) {
        return chosen == null && !survey.anonymous()
                ? ""
                : texts.followUpQuestion(survey, chosen == null ? Sentiment.NEUTRAL : sentiment(survey, chosen));
    }

    private static String echo(String typed) {
        return typed.substring(0, Math.min(typed.length(), MAX_ECHO));
    }

    private @Nullable Long minutesLeft(Visit visit) {
        var closes = visit.windowClosesAt();
        return closes == null
                ? null
                : Math.max(1, Duration.between(clock.instant(), closes).toMinutes());
    }

    private static @Nullable String image(SurveyDefinition survey, Sentiment sentiment) {
        var thanks = survey.thankYou().get(sentiment);
        return thanks == null || thanks.image() == null ? null : "/images/" + thanks.image();
    }

    /** A page that depends on an anonymous answer would tell it to whoever looks on. */
    private static Sentiment sentiment(SurveyDefinition survey, int score) {
        return survey.anonymous()
                ? Sentiment.NEUTRAL
                : survey.type().bandOf(score).sentiment();
    }
}
