package io.aftercare.common;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every error of the API as a problem detail (RFC 9457) that says what is wrong and what to do. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    /** One field at fault. */
    record FieldProblem(String field, String message) {}

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        return problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException unexpected) {
        if (unexpected instanceof AccessDeniedException denied) {
            throw denied;
        }
        if (UnstorableText.isCauseOf(unexpected)) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "unstorable-text",
                    "A text of this request has the character U+0000, which cannot be kept. Send it without.");
        }
        logger.error("A request failed unexpectedly", unexpected);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Aftercare met a problem that it does not know. Nothing of this request is kept; its log tells more.");
    }

    @ExceptionHandler
    ProblemDetail changedMeanwhile(ConcurrencyFailureException changed) {
        return problem(
                HttpStatus.CONFLICT,
                "changed-meanwhile",
                "Somebody else changed this meanwhile. Read it again, then retry.");
    }

    @ExceptionHandler
    ProblemDetail unreadableForm(MultipartException unreadable) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "malformed-multipart",
                "The body says that it is multipart/form-data, but cannot be read as such. Send it in full, with a boundary.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = invalid.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(), message(error)))
                .toList();
        return respond(invalid, invalidFields(fields), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                String.valueOf(result.getMethodParameter().getParameterName()), message(error))))
                .toList();
        return respond(invalid, invalidFields(fields), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return respond(unreadable, unreadable(unreadable.getCause()), headers, request);
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            var known = String.join(
                    ", ",
                    unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList());
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "unknown-field",
                    "The field '%s' is not known here. Known fields: %s.".formatted(unknown.getPropertyName(), known));
        }
        return problem(HttpStatus.BAD_REQUEST, "malformed-json", UnreadableJson.detail(cause));
    }

    private static ProblemDetail invalidFields(List<FieldProblem> fields) {
        var names = String.join(
                ", ", fields.stream().map(FieldProblem::field).distinct().toList());
        var problem =
                problem(HttpStatus.BAD_REQUEST, "invalid-fields", "Correct these fields, then send again: " + names);
        problem.setProperty("errors", fields);
        return problem;
    }

    private static String message(MessageSourceResolvable error) {
        return String.valueOf(error.getDefaultMessage());
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:aftercare:problem:" + code));
        return problem;
    }

    private @Nullable ResponseEntity<Object> respond(
            Exception cause, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(cause, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }
}
