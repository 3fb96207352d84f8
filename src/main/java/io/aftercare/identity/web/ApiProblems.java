package io.aftercare.identity.web;

import io.aftercare.identity.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers calls that end before a controller sees them, as problem details and with the challenges of RFC 6750. */
record ApiProblems(JsonMapper json) implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof BadCredentialsException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"aftercare\", error=\"invalid_token\"");
            write(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "unknown-key",
                    "This API key is not known here or was revoked. Check it, or ask an administrator for a new one.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"aftercare\"");
            write(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "missing-key",
                    "This call needs an API key. Send it in the header 'Authorization: Bearer <key>'.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var scope = missingScope(denied);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"aftercare\", error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "missing-scope",
                "This API key lacks the scope '%s'. Use a key that has it.".formatted(scope));
    }

    void unusualAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                "unusual-address",
                "This call is refused for how its address is written. Put one slash between its parts, and no '..', ';'"
                        + " or encoded slash into them; an id that is empty leaves two slashes.");
    }

    void tooLarge(HttpServletRequest request, HttpServletResponse response, long limit) throws IOException {
        write(
                request,
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body is larger than the %,d bytes that are allowed here. Send less at a time.".formatted(limit));
    }

    void unusableIdempotencyKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                "unusable-idempotency-key",
                "An Idempotency-Key has 1 to 255 visible ASCII characters. Send, for example, a random UUID.");
    }

    void idempotencyOfSecret(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                "no-idempotency-here",
                "The answer of this call holds a secret that is shown once, so it cannot be answered again."
                        + " Leave out the Idempotency-Key.");
    }

    void otherIdempotentCall(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-used",
                "Another call was made with this Idempotency-Key. Send a new key with a new call.");
    }

    void unfinishedIdempotentCall(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                HttpStatus.CONFLICT,
                "idempotent-call-unfinished",
                "The call with this Idempotency-Key was begun, and its answer is not known yet. Ask again in a moment."
                        + " If this stays, it was broken off: look whether it took effect before you send it with a new key.");
    }

    /** The scope that a door asks for, or the denied method by its {@code @PreAuthorize("hasAuthority('...')")}. */
    private static String missingScope(AccessDeniedException denied) {
        if (denied instanceof AuthorizationDeniedException refused
                && refused.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
            return String.join(" ", AuthorityUtils.authorityListToSet(decision.getAuthorities()));
        }
        if (denied instanceof AuthorizationDeniedException refused
                && refused.getAuthorizationResult() instanceof ExpressionAuthorizationDecision decision) {
            var expression = decision.getExpression().getExpressionString();
            return Arrays.stream(Scope.values())
                    .map(Scope::key)
                    .filter(key -> expression.contains("'" + key + "'"))
                    .findFirst()
                    .orElse(expression);
        }
        return "unknown";
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:aftercare:problem:" + code));
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
