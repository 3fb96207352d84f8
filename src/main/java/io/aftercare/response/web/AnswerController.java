package io.aftercare.response.web;

import io.aftercare.response.Answer;
import io.aftercare.response.AnswerOutcome;
import io.aftercare.response.ResponseState;
import io.aftercare.response.ResponseState.Anonymous;
import io.aftercare.response.ResponseState.AwaitingComment;
import io.aftercare.response.ResponseState.Finished;
import io.aftercare.response.ResponseState.Over;
import io.aftercare.response.ResponseState.Unanswered;
import io.aftercare.response.ResponseState.Unknown;
import io.aftercare.response.Responses;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages behind the links of a mail. A GET records nothing, since mail scanners and link previews follow links; what
 * a page's form posts does (R31).
 */
@RestController
@RequestMapping("/a/{token}")
@Hidden
class AnswerController {

    private final Responses responses;
    private final AnswerPages pages;

    AnswerController(Responses responses, AnswerPages pages) {
        this.responses = responses;
        this.pages = pages;
    }

    /** Where the respondent stands: the scale, the comment or the thanks. */
    @GetMapping
    ResponseEntity<String> show(@PathVariable String token, Locale locale) {
        return page(responses.state(token), null, locale);
    }

    /** A score link: offers to send that score. */
    @GetMapping("/{score:[0-9]{1,2}}")
    ResponseEntity<String> offer(@PathVariable String token, @PathVariable int score, Locale locale) {
        return page(responses.state(token), score, locale);
    }

    /** A score; the page of an anonymous survey sends the comment along. */
    @PostMapping
    ResponseEntity<String> score(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String score,
            @RequestParam(defaultValue = "") String comment,
            Locale locale) {
        var number = number(score);
        return switch (number < 0 ? new AnswerOutcome.OffScale() : responses.answer(token, number, comment)) {
            case AnswerOutcome.Accepted accepted -> seeOther(token);
            case AnswerOutcome.OffScale offScale -> offScale(token, score, comment, locale);
            case AnswerOutcome.TooLong tooLong -> tooLong(token, number, comment, locale);
            case AnswerOutcome.TooLate tooLate -> tooLate(token, locale);
        };
    }

    @PostMapping("/comment")
    ResponseEntity<String> comment(
            @PathVariable String token, @RequestParam(defaultValue = "") String comment, Locale locale) {
        return switch (responses.comment(token, comment)) {
            case AnswerOutcome.Accepted accepted -> seeOther(token);
            case AnswerOutcome.TooLong tooLong -> tooLong(token, comment, locale);
            case AnswerOutcome.OffScale offScale -> tooLate(token, locale);
            case AnswerOutcome.TooLate tooLate -> tooLate(token, locale);
        };
    }

    private ResponseEntity<String> page(ResponseState state, @Nullable Integer offered, Locale locale) {
        return switch (state) {
            case Unanswered open -> pages.scale(HttpStatus.OK, pages.visit(open.link()), offered, null);
            case AwaitingComment open ->
                isNew(offered, open.answer())
                        ? pages.scale(HttpStatus.OK, pages.visit(open.link()), offered, null)
                        : pages.comment(
                                HttpStatus.OK,
                                pages.visit(open.link()),
                                open.answer().score(),
                                null,
                                null);
            case Finished done ->
                pages.thanks(pages.visit(done.link()), done.answer().score());
            case Anonymous done -> pages.anonymousThanks(pages.visit(done.link()));
            case Over over -> pages.over(pages.visit(over.link()), over.link().closed());
            case Unknown unknown -> pages.unknown(locale);
        };
    }

    private ResponseEntity<String> offScale(String token, @Nullable String score, String comment, Locale locale) {
        return switch (responses.state(token)) {
            case Unanswered open -> pages.offScale(pages.visit(open.link()), score, comment);
            case AwaitingComment open -> pages.offScale(pages.visit(open.link()), score, comment);
            case Finished done -> pages.complete(pages.visit(done.link()));
            case Anonymous done -> pages.complete(pages.visit(done.link()));
            case Over over -> pages.over(pages.visit(over.link()), over.link().closed());
            case Unknown unknown -> pages.unknown(locale);
        };
    }

    /** Of an anonymous survey: nothing of it was kept. */
    private ResponseEntity<String> tooLong(String token, int score, String comment, Locale locale) {
        return responses.state(token) instanceof Unanswered open
                ? pages.tooLong(pages.visit(open.link()), score, comment)
                : tooLate(token, locale);
    }

    private ResponseEntity<String> tooLong(String token, String comment, Locale locale) {
        return responses.state(token) instanceof AwaitingComment open
                ? pages.tooLong(pages.visit(open.link()), open.answer().score(), comment)
                : tooLate(token, locale);
    }

    private ResponseEntity<String> tooLate(String token, Locale locale) {
        return switch (responses.state(token)) {
            case Finished done -> pages.complete(pages.visit(done.link()));
            case Anonymous done -> pages.complete(pages.visit(done.link()));
            case Over over -> pages.over(pages.visit(over.link()), over.link().closed());
            case Unknown unknown -> pages.unknown(locale);
            case Unanswered open -> pages.scale(HttpStatus.CONFLICT, pages.visit(open.link()), null, null);
            case AwaitingComment open ->
                pages.comment(
                        HttpStatus.CONFLICT,
                        pages.visit(open.link()),
                        open.answer().score(),
                        null,
                        null);
        };
    }

    private static boolean isNew(@Nullable Integer offered, Answer answer) {
        return offered != null && offered != answer.score();
    }

    private static int number(@Nullable String score) {
        return score != null && score.matches("[0-9]{1,2}") ? Integer.parseInt(score) : -1;
    }

    private static ResponseEntity<String> seeOther(String token) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/a/" + token))
                .build();
    }
}
