package io.aftercare.identity.web;

import io.aftercare.identity.ApiKey;
import io.aftercare.identity.IdempotentCalls;
import io.aftercare.identity.IdempotentCalls.Outcome;
import io.aftercare.identity.IdempotentCalls.Outcome.AnotherCall;
import io.aftercare.identity.IdempotentCalls.Outcome.Made;
import io.aftercare.identity.IdempotentCalls.Outcome.MadeBefore;
import io.aftercare.identity.IdempotentCalls.Outcome.Unfinished;
import io.aftercare.identity.IdempotentCalls.Reply;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Lets a POST with the header {@code Idempotency-Key} take effect once, and answers a repeated one as the first. */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    /** Their answers hold a secret that is shown once, and kept nowhere. */
    private static final RequestMatcher SECRET = new OrRequestMatcher(
            post("/api/*/api-keys"),
            post("/api/*/webhooks"),
            post("/api/*/webhooks/*/rotate-secret"),
            post("/api/*/help-desks"),
            post("/api/*/help-desks/*/secret"),
            post("/api/*/sites"),
            post("/api/*/sites/*/secret"));

    /** They act on the engine, a webhook, the mail server or DNS. */
    private static final RequestMatcher OUTSIDE = new OrRequestMatcher(
            post("/api/*/webhooks/*/test"),
            post("/api/*/incidents/*/retry"),
            post("/api/*/incidents/*/correct"),
            post("/api/*/runs/*/send-now"),
            post("/api/*/runs/*/move"),
            post("/api/*/tasks/*/*"),
            post("/api/*/surveys/*/test"),
            post("/api/*/sending-domains/*/check"));

    private final IdempotentCalls calls;
    private final ApiProblems problems;

    IdempotencyFilter(IdempotentCalls calls, ApiProblems problems) {
        this.calls = calls;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null || !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = key(request);
        if (key == null) {
            problems.unusableIdempotencyKey(request, response);
        } else if (SECRET.matches(request)) {
            problems.idempotencyOfSecret(request, response);
        } else {
            filter(key, request, response, chain);
        }
    }

    private void filter(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readAllBytes();
        var buffer = new ContentCachingResponseWrapper(response);
        try {
            Supplier<Reply> make = () -> {
                proceed(chain, new ReadRequest(request, body), buffer);
                return reply(buffer);
            };
            var call = fingerprint(request, body);
            var outcome = OUTSIDE.matches(request)
                    ? calls.onceOutside(caller().id(), key, call, make)
                    : calls.once(caller().id(), key, call, make);
            answer(outcome, request, response, buffer);
        } catch (Wrapped failed) {
            throw failed.cause;
        }
    }

    private void answer(
            Outcome outcome,
            HttpServletRequest request,
            HttpServletResponse response,
            ContentCachingResponseWrapper buffer)
            throws IOException {
        switch (outcome) {
            case Made made -> buffer.copyBodyToResponse();
            case Unfinished begun -> problems.unfinishedIdempotentCall(request, response);
            case AnotherCall other -> problems.otherIdempotentCall(request, response);
            case MadeBefore before -> {
                response.setStatus(before.reply().status());
                before.reply().headers().forEach(response::setHeader);
                response.setHeader(REPLAYED, "true");
                response.getOutputStream().write(before.reply().body());
            }
        }
    }

    /** One to 255 visible characters; quotes, which the draft wants, may be left out. */
    private static @Nullable String key(HttpServletRequest request) {
        var key = request.getHeader(KEY).strip();
        var bare = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
        return bare.matches("[\\x21-\\x7e]{1,255}") ? bare : null;
    }

    private static ApiKey caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return (ApiKey)
                Objects.requireNonNull(Objects.requireNonNull(authentication).getPrincipal());
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        var address = "%s?%s\n".formatted(request.getRequestURI(), request.getQueryString());
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(address.getBytes(StandardCharsets.UTF_8));
            return hash.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Reply reply(ContentCachingResponseWrapper buffer) {
        var headers = new LinkedHashMap<String, String>();
        KEPT_HEADERS.forEach(name -> {
            var value = buffer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        });
        return new Reply(buffer.getStatus(), headers, buffer.getContentAsByteArray());
    }

    private static void proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Wrapped(e);
        }
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }

    /** Carries out of the transaction what was thrown in it. */
    private static final class Wrapped extends RuntimeException {

        private final ServletException cause;

        Wrapped(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
