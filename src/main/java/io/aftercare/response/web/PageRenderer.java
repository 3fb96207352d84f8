package io.aftercare.response.web;

import io.aftercare.common.HtmlTemplates;
import io.aftercare.common.TextCatalogue;
import io.aftercare.common.page.FramedDocument;
import io.aftercare.response.web.Visit.Purpose;
import io.aftercare.survey.Direction;
import io.aftercare.survey.SurveyDefinition.Theme;
import io.aftercare.survey.SurveyTexts;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders public pages in the mail's language and the survey's colours, under a policy that lets nothing foreign in. */
@Component
class PageRenderer {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private static final String POLICY = "default-src 'none'; style-src 'self' 'nonce-%s'; script-src 'self'; "
            + "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HtmlTemplates templates;
    private final TextCatalogue catalogue;
    private final SurveyTexts texts;

    PageRenderer(HtmlTemplates templates, TextCatalogue catalogue, SurveyTexts texts) {
        this.templates = templates;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** A page of a survey; {@code titleKey} names a text that takes the company's name. */
    ResponseEntity<String> page(HttpStatus status, Visit visit, String template, String titleKey, Object page) {
        var survey = visit.survey();
        var company = texts.companyName(survey);
        var frame = new Frame(
                texts.texts(survey).get(titleKey, company),
                survey.language(),
                Direction.of(survey.locale()),
                nonce(),
                survey.theme(),
                company,
                visit.isTest());
        return visit.purpose() == Purpose.PREVIEW
                ? FramedDocument.of(
                        html(template, survey.locale(), frame, page), "'self' 'nonce-%s'".formatted(frame.nonce()))
                : respond(status, template, survey.locale(), frame, page);
    }

    /** A page that belongs to no survey, in the language that the browser asks for. */
    ResponseEntity<String> unknownLink(Locale locale) {
        var text = catalogue.in(locale);
        var page = new ClosingPage(text.get("page.closed.unknown.heading"), text.get("page.closed.unknown.body"));
        return respond(HttpStatus.NOT_FOUND, "closing", locale, plain(page, locale), page);
    }

    /** What a respondent sees when what was sent could not be taken: a client's status tells of what was sent. */
    ResponseEntity<String> error(HttpStatus status, Locale locale) {
        var text = catalogue.in(locale);
        var unreadable = status.is4xxClientError() && status != HttpStatus.TOO_MANY_REQUESTS;
        var what = unreadable ? "page.unreadable" : "page.error";
        var page = new ClosingPage(text.get(what + ".heading"), text.get(what + ".body"));
        return respond(status, "closing", locale, plain(page, locale), page);
    }

    private static Frame plain(ClosingPage page, Locale locale) {
        return new Frame(
                page.heading(), locale.toLanguageTag(), Direction.of(locale), nonce(), Theme.STANDARD, "", false);
    }

    private ResponseEntity<String> respond(
            HttpStatus status, String template, Locale locale, Frame frame, Object page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(frame.nonce()))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(html(template, locale, frame, page));
    }

    private String html(String template, Locale locale, Frame frame, Object page) {
        return templates.render("public/" + template, locale, Map.of("frame", frame, "page", page));
    }

    private static String nonce() {
        var bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }
}
