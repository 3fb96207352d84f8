package io.aftercare.common.page;

import io.aftercare.common.Refusal;
import io.aftercare.common.UnstorableText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Errors on pages for people: a page, or a message in the place where htmx asked for a fragment. */
final class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private static final String NOT_HERE = "There is nothing at this address. It may have been moved or deleted.";

    private static final String TOO_LARGE =
            "Nothing of it was kept. No file may have more than 10 MB; go back, then choose a smaller one.";

    private PageErrors() {}

    /** @param title what happened, in few words */
    public record ErrorPage(int status, String title, String message) {}

    @ControllerAdvice(annotations = PageController.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class OfPages {

        @ExceptionHandler
        ModelAndView refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
            var title = switch (refusal.status()) {
                case NOT_FOUND -> "Not found";
                case SERVICE_UNAVAILABLE -> "Not possible right now";
                default -> "That is not possible";
            };
            return page(refusal.status(), title, String.valueOf(refusal.getMessage()), request, response);
        }

        @ExceptionHandler
        ModelAndView denied(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response) {
            return page(
                    HttpStatus.FORBIDDEN,
                    "Your role does not allow this",
                    "Ask an admin for another role, or somebody who has it to do this for you.",
                    request,
                    response);
        }

        @ExceptionHandler
        ModelAndView changed(
                ConcurrencyFailureException changed, HttpServletRequest request, HttpServletResponse response) {
            return page(
                    HttpStatus.CONFLICT,
                    "Somebody else changed this meanwhile",
                    "Nothing of yours was saved. Reload the page to see what is there now, then try again.",
                    request,
                    response);
        }

        @ExceptionHandler
        ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
            var status = statusOf(failure);
            if (status.is4xxClientError()) {
                return page(
                        status,
                        "That could not be read",
                        "Something in this address or form is not as expected. Go back, then try again.",
                        request,
                        response);
            }
            LOG.error("A page failed: {} {}", request.getMethod(), request.getRequestURI(), failure);
            return page(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "Something went wrong here",
                    "What you just did is not saved. Try again; if it happens again, the log of Aftercare tells why.",
                    request,
                    response);
        }
    }

    private static HttpStatus statusOf(Exception failure) {
        if (failure instanceof TypeMismatchException
                || failure instanceof MultipartException
                || UnstorableText.isCauseOf(failure)) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof InvalidParameterException unreadable) {
            return HttpStatus.valueOf(unreadable.getErrorCode());
        }
        return failure instanceof ErrorResponse known
                ? HttpStatus.valueOf(known.getStatusCode().value())
                : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class OfNoPage {

        /** Of addresses that nothing answers: a page, if a person asked. */
        @ExceptionHandler
        Object missing(NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response) {
            return isOfAPerson(request)
                    ? page(HttpStatus.NOT_FOUND, "Not found", NOT_HERE, request, response)
                    : ResponseEntity.of(missing.getBody()).build();
        }

        /** Found before anything is looked for that answers. */
        @ExceptionHandler
        Object tooLarge(
                MaxUploadSizeExceededException large, HttpServletRequest request, HttpServletResponse response) {
            return isOfAPerson(request)
                    ? page(HttpStatus.CONTENT_TOO_LARGE, "That file is too large", TOO_LARGE, request, response)
                    : ResponseEntity.of(large.getBody()).build();
        }

        private static boolean isOfAPerson(HttpServletRequest request) {
            return request.getHeader("HX-Request") != null
                    || String.valueOf(request.getHeader("Accept")).contains("text/html");
        }
    }

    private static ModelAndView page(
            HttpStatus status, String title, String message, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(status.value());
        var view = request.getHeader("HX-Request") == null || request.getHeader("HX-Boosted") != null
                ? "page/error"
                : "page/error-message";
        return new ModelAndView(view, "error", new ErrorPage(status.value(), title, message));
    }
}
