package io.aftercare.response.web;

import io.aftercare.common.Refusal;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Respondents get a page, never a problem detail, when something fails. */
@RestControllerAdvice(assignableTypes = {AnswerController.class, TestLinkController.class, UnsubscribeController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private final PageRenderer pages;

    PageErrors(PageRenderer pages) {
        this.pages = pages;
    }

    /** A form that is too large or wrongly encoded; no browser sends such from our pages. */
    @ExceptionHandler
    ResponseEntity<String> unreadable(InvalidParameterException unreadable, Locale locale) {
        LOG.debug("A form could not be read", unreadable);
        return pages.error(HttpStatus.valueOf(unreadable.getErrorCode()), locale);
    }

    /** Nothing of an answer: somebody asks too often. */
    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal, Locale locale) {
        return pages.error(refusal.status(), locale);
    }

    @ExceptionHandler
    ResponseEntity<String> failed(RuntimeException failure, Locale locale) {
        LOG.error("A public page failed", failure);
        return pages.error(HttpStatus.INTERNAL_SERVER_ERROR, locale);
    }
}
