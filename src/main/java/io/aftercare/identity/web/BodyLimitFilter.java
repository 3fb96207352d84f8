package io.aftercare.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, before anything parses them. A body whose length is not announced is read into
 * memory first, up to the limit: only then is it known to fit while the answer can still be "too large".
 */
class BodyLimitFilter extends OncePerRequestFilter {

    private static final RequestMatcher IMPORT =
            PathPatternRequestMatcher.withDefaults().matcher("/api/*/*/import");

    private static final RequestMatcher FILE =
            PathPatternRequestMatcher.withDefaults().matcher("/api/*/images");

    private final ApiSettings settings;
    private final ApiProblems problems;

    BodyLimitFilter(ApiSettings settings, ApiProblems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limit(request).toBytes();
        if (request.getContentLengthLong() > limit) {
            problems.tooLarge(request, response, limit);
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else {
            filterUnannounced(request, response, chain, Math.toIntExact(limit));
        }
    }

    private DataSize limit(HttpServletRequest request) {
        if (IMPORT.matches(request)) {
            return settings.maxImportBody();
        }
        return FILE.matches(request) ? settings.maxFileBody() : settings.maxBody();
    }

    private void filterUnannounced(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, int limit)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            problems.tooLarge(request, response, limit);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }
}
