package io.aftercare.response.web;

import io.aftercare.response.Responses;
import io.aftercare.response.TestLink;
import io.aftercare.response.TestLinks;
import io.aftercare.response.web.Visit.Purpose;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages behind the links of a test mail: those of a real one, but what they send is looked at and forgotten. */
@RestController
@RequestMapping("/t/{token}")
@Hidden
class TestLinkController {

    private static final String SCORE = "/{score:[0-9]{1,2}}";

    private final TestLinks links;
    private final AnswerPages pages;

    TestLinkController(TestLinks links, AnswerPages pages) {
        this.links = links;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(@PathVariable String token, Locale locale) {
        return page(token, locale, visit -> pages.scale(HttpStatus.OK, visit, null, null));
    }

    @GetMapping(SCORE)
    ResponseEntity<String> offer(@PathVariable String token, @PathVariable int score, Locale locale) {
        return page(token, locale, visit -> pages.scale(HttpStatus.OK, visit, score, null));
    }

    @PostMapping
    ResponseEntity<String> score(
            @PathVariable String token, @RequestParam(required = false) @Nullable String score, Locale locale) {
        return page(
                token,
                locale,
                visit -> visit.survey().type().contains(number(score))
                        ? seeOther(afterScore(visit, number(score)))
                        : pages.offScale(visit, score, ""));
    }

    @GetMapping(SCORE + "/comment")
    ResponseEntity<String> question(@PathVariable String token, @PathVariable int score, Locale locale) {
        return scored(token, score, locale, visit -> pages.comment(HttpStatus.OK, visit, score, null, null));
    }

    @PostMapping(SCORE + "/comment")
    ResponseEntity<String> comment(
            @PathVariable String token,
            @PathVariable int score,
            @RequestParam(defaultValue = "") String comment,
            Locale locale) {
        return scored(
                token,
                score,
                locale,
                visit -> comment.length() > Responses.MAX_COMMENT
                        ? pages.tooLong(visit, score, comment)
                        : seeOther(visit.action() + "/" + score + "/thanks"));
    }

    @GetMapping(SCORE + "/thanks")
    ResponseEntity<String> thanks(@PathVariable String token, @PathVariable int score, Locale locale) {
        return scored(token, score, locale, visit -> pages.thanks(visit, score));
    }

    @GetMapping("/unsubscribe")
    ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
        return page(token, locale, visit -> pages.unsubscribe(visit, visit.action() + "/unsubscribe"));
    }

    @PostMapping("/unsubscribe")
    ResponseEntity<String> unsubscribe(@PathVariable String token, Locale locale) {
        return page(token, locale, visit -> pages.unsubscribed(visit, visit.action() + "/unsubscribe"));
    }

    /** A page that comes after a score; without one it is the scale. */
    private ResponseEntity<String> scored(
            String token, int score, Locale locale, Function<Visit, ResponseEntity<String>> page) {
        return page(
                token,
                locale,
                visit -> visit.survey().type().contains(score)
                        ? page.apply(visit)
                        : pages.offScale(visit, String.valueOf(score), ""));
    }

    private ResponseEntity<String> page(String token, Locale locale, Function<Visit, ResponseEntity<String>> page) {
        return links.find(token)
                .map(link -> link.expired() ? pages.over(visit(link), null) : page.apply(visit(link)))
                .orElseGet(() -> pages.unknown(locale));
    }

    private Visit visit(TestLink link) {
        var action = "/t/" + link.token();
        return pages.trial(link.survey(), Purpose.TEST, action, score -> action + "/" + score + "/comment");
    }

    private static String afterScore(Visit visit, int score) {
        return visit.survey().anonymous()
                ? visit.action() + "/" + score + "/thanks"
                : visit.commentAction().apply(score);
    }

    private static int number(@Nullable String score) {
        return score != null && score.matches("[0-9]{1,2}") ? Integer.parseInt(score) : -1;
    }

    private static ResponseEntity<String> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
