package io.aftercare.identity.web;

import io.aftercare.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a call when its caller made too many within a minute, and says when to go on.
 *
 * @param most 0 for any number
 * @param caller by what callers are told apart
 */
record CallLimit(int most, CallCounter counter, Function<HttpServletRequest, String> caller)
        implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (most == 0) {
            return true;
        }
        counter.count(caller.apply(request), most).ifPresent(wait -> {
            var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            throw Refusal.tooMany(
                    "too-many-calls",
                    "More than %,d calls came from you within a minute. Go on in %d seconds.".formatted(most, seconds));
        });
        return true;
    }
}
